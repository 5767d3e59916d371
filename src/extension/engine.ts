/** Everything heavy behind one door: a bundle of its own (`dist/engine.cjs`) that is loaded when first needed. */
import { checkWorkbook } from '../course/check.ts';
import { planCode } from '../course/codePlan.ts';
import { gradeClass, hasFaults } from '../course/classroom.ts';
import { writeGrades } from '../course/gradeFiles.ts';
import { openFolder, openSet } from '../course/openSet.ts';
import { packForStudents } from '../course/packing.ts';
import { startProblemSet } from '../course/start.ts';
import { writeWhole } from '../course/wholeFile.ts';
import { openWorkbook } from '../course/workbook.ts';
import { formatFault } from '../problem/fault.ts';
import { callsOfCounterexample } from '../grading/counterexample.ts';
import { createRunner } from '../runner/pool.ts';
import { readAnswers } from '../submission/answers.ts';
import { answersTemplate } from '../submission/template.ts';
import { parseIntent, parsePageState } from '../../webview/intent.ts';

export const engine = {
  answersTemplate,
  callsOfCounterexample,
  checkWorkbook,
  createRunner,
  formatFault,
  gradeClass,
  hasFaults,
  openFolder,
  openSet,
  openWorkbook,
  packForStudents,
  parseIntent,
  parsePageState,
  planCode,
  readAnswers,
  startProblemSet,
  writeGrades,
  writeWhole,
};

export type Engine = typeof engine;
