/** Decides whether a student's code may be run here, so that every surface gives the same answer. */

export interface Place {
  /** The person has said that they trust the authors of the files in this workspace. */
  readonly trusted: boolean;
  /** The folder is a real folder on the machine that would run the code. */
  readonly onDisk: boolean;
}

/** What stands in the way of running code: only trust is the person's to give. */
export type Lack = 'trust' | 'disk';

export type Permission =
  { readonly ok: true } | { readonly ok: false; readonly lacks: Lack; readonly because: string };

/**
 * Reading, checking written answers, hints and derivations are always allowed; running code is not.
 * `because` is the whole sentence to show, with the next step.
 */
export function mayRun(place: Place): Permission {
  if (!place.onDisk) {
    return {
      ok: false,
      lacks: 'disk',
      because:
        'Running code needs a folder on this computer, and this one is not. Written answers are checked as usual; download the folder to check code.',
    };
  }
  if (!place.trusted) {
    return {
      ok: false,
      lacks: 'trust',
      because:
        'Running code waits until you trust this workspace. Written answers are checked as usual; use “Workspaces: Manage Workspace Trust” to allow code.',
    };
  }
  return { ok: true };
}
