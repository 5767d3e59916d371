/** What the rest of the project asks of the process that runs student code. */
import type { CodeRequest, Run } from '../grading/observation.ts';

export interface CodeRunner {
  /**
   * Never rejects for anything the student's code does; a cancelled call is an outcome. Rejects with an Error whose
   * message is for the user when no process can be started on this machine.
   */
  run(request: CodeRequest, signal?: AbortSignal): Promise<Run>;
  dispose(): Promise<void>;
}
