/** Finds the line and column of what was found wrong with a problem. */
import { z } from 'zod';
import { lineFinder } from '../grading/lines.ts';
import type { Placed } from '../grading/soundness.ts';
import type { Fault } from '../problem/fault.ts';
import type { Folder } from '../problem/folder.ts';
import { readYaml, type YamlPlaces } from '../problem/yamlFile.ts';

/** The faults of one problem with their lines and columns. */
export async function locate(
  folder: Folder,
  problem: string,
  faults: readonly Placed[],
): Promise<readonly Fault[]> {
  const located: Fault[] = [];
  const yaml = new Map<string, YamlPlaces>();
  for (const { file, path, offset, what, remedy } of faults) {
    const name = `${problem}/${file}`;
    const text = path.length > 0 || offset !== undefined ? await folder.read(name) : undefined;
    if (text === undefined) located.push({ file: name, line: 1, column: 1, what, remedy });
    else if (offset !== undefined) located.push({ file: name, ...lineFinder(text)(offset), what, remedy });
    else {
      const places = yaml.get(name) ?? readYaml(name, text, z.unknown()).places;
      yaml.set(name, places);
      located.push(places.fault(path, what, remedy));
    }
  }
  return located;
}
