/** A folder of files, wherever it is: on disk, in a pack, in a test. */

/** Paths are relative, with forward slashes. */
export interface Folder {
  /** For messages: where a person finds this folder. */
  readonly name: string;
  /** The text of a file, or undefined where there is none. */
  read(path: string): Promise<string | undefined>;
  /** The bytes of a file, or undefined where there is none. */
  bytes(path: string): Promise<Uint8Array | undefined>;
  /** Names of the files directly inside a folder, sorted; empty where there is no such folder. */
  list(path: string): Promise<readonly string[]>;
}
