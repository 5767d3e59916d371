import { gradeCost } from '../../src/grading/cost.ts';
import { costPartNamed, sizes, written } from './parts.ts';
const part = costPartNamed(process.argv[2] ?? 'linear-cost');
for (const text of process.argv.slice(3)) {
  const j = gradeCost(part, written(text), sizes);
  console.log(JSON.stringify(text), '→', j.verdict, j.diagnoses.map((d) => d.id).join(), '|', j.reason, '|', j.understood ?? '');
}
