/** Why a student's file cannot be run, with its place. */

/** Why a file cannot be run; `syntax` is not TypeScript, `unsupported` is TypeScript that erasing types does not make JavaScript. */
export interface Rejection {
  readonly kind: 'syntax' | 'unsupported';
  readonly message: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export function reject(kind: Rejection['kind'], message: string, line: number, column: number): Rejection {
  return { kind, message, line, column };
}
