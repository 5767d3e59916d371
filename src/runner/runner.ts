/** What the rest of the project asks of the process that runs student code. */
import type { CostMeasurement, MemoryMeasurement } from '../grading/measurement.ts';
import type { CodeRequest, Run } from '../grading/observation.ts';
import type { CostRequest } from './cost/measure.ts';
import type { MemoryRequest } from './state/holding.ts';

export interface CodeRunner {
  /**
   * Never rejects for anything the student's code does; a cancelled call is an outcome. Rejects with an Error whose
   * message is for the user when no process can be started on this machine.
   */
  run(request: CodeRequest, signal?: AbortSignal): Promise<Run>;
  /** What one export costs, in executed operations. Rejects as `run` does; a cancelled measurement has failed as cancelled. */
  measureCost(request: CostRequest, signal?: AbortSignal): Promise<CostMeasurement>;
  /** How much one export holds at once. Rejects as `run` does. */
  measureMemory(request: MemoryRequest, signal?: AbortSignal): Promise<MemoryMeasurement>;
  dispose(): Promise<void>;
}
