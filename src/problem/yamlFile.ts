/** Reads one YAML file against a schema; every mistake comes back with its line and a remedy, all at once. */
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { z } from 'zod';
import type { Fault } from './fault.ts';
import { findClosest } from './spelling.ts';

/** Where in a parsed file a value stands, so that later checks can point at it too. */
export interface YamlPlaces {
  fault(path: readonly PropertyKey[], what: string, remedy: string): Fault;
}

export type YamlReading<T> =
  | { readonly kind: 'read'; readonly value: T; readonly places: YamlPlaces }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[]; readonly places: YamlPlaces };

/** No file of a problem set is anywhere near this; beyond it is a mistake or an attack. */
const LARGEST = 2_000_000;

export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): YamlReading<T> {
  const lines = new LineCounter();
  if (text.length > LARGEST) {
    const places: YamlPlaces = {
      fault: (_path, what, remedy) => ({ file, line: 1, column: 1, what, remedy }),
    };
    return {
      kind: 'faulty',
      faults: [
        places.fault(
          [],
          `The file has ${text.length} characters.`,
          `Split it: at most ${LARGEST} characters are read.`,
        ),
      ],
      places,
    };
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const faultAt = (offset: number, what: string, remedy: string): Fault => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), what, remedy };
  };
  const places: YamlPlaces = {
    fault: (path, what, remedy) => faultAt(offsetOf(document, path), what, remedy),
  };
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) =>
      faultAt(error.pos[0], `This is not valid YAML: ${sentence(error.message)}`, yamlRemedy(error.code)),
    );
    return { kind: 'faulty', faults, places };
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      kind: 'faulty',
      faults: [places.fault([], sentence(why), 'Write the values out instead of using YAML aliases.')],
      places,
    };
  }
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return { kind: 'read', value: result.data, places };
  return {
    kind: 'faulty',
    faults: result.error.issues.flatMap((issue) => describe(issue, document, schema, faultAt)),
    places,
  };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
      if (pair === undefined) return offset;
      offset = startOf(pair.value) ?? startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isNode(node) && 'items' in node && typeof key === 'number') {
      node = (node.items as readonly unknown[])[key];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function keyOffset(document: Document, path: readonly PropertyKey[], key: string): number {
  const parent: unknown =
    path.length === 0 ? document.contents : document.getIn(path.map(String).map(numeric), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
    const start = startOf(pair?.key);
    if (start !== undefined) return start;
  }
  return offsetOf(document, path);
}

const numeric = (key: string): string | number => (/^\d+$/.test(key) ? Number(key) : key);

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}

/** What zod expects, in an author's words: a list, not "a array". */
const withArticle = (expected: string): string =>
  expected === 'array' ? 'a list' : `${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`;

/** One zod issue as faults; a list of unknown keys becomes one fault a key, at the key. */
function describe(
  issue: z.core.$ZodIssue,
  document: Document,
  schema: z.ZodType,
  faultAt: (offset: number, what: string, remedy: string) => Fault,
): Fault[] {
  const places: YamlPlaces = {
    fault: (path, what, remedy) => faultAt(offsetOf(document, path), what, remedy),
  };
  const name = issue.path.length === 0 ? 'The file' : `\`${pathName(issue.path)}\``;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const fields = fieldNames(schema);
        const meant = findClosest(key, fields);
        const remedy = fields.includes(key)
          ? 'It is one elsewhere in this file: move it there, or remove it.'
          : meant !== undefined
            ? `Did you mean \`${meant}\`?`
            : 'Remove it, or see the format for what may stand here.';
        return faultAt(keyOffset(document, issue.path, key), `\`${key}\` is not a field here.`, remedy);
      });
    case 'invalid_type': {
      if (issue.input === undefined) {
        const key = String(issue.path.at(-1) ?? '');
        return [
          places.fault(
            issue.path.slice(0, -1),
            `\`${key}\` is missing.`,
            `Add \`${key}:\` with ${withArticle(issue.expected)}.`,
          ),
        ];
      }
      return [
        places.fault(
          issue.path,
          `${name} should be ${withArticle(issue.expected)}, but ${show(issue.input)} was found.`,
          issue.expected === 'string' ? 'Put it in single quotes.' : `Write ${withArticle(issue.expected)}.`,
        ),
      ];
    }
    case 'invalid_value':
      return [
        places.fault(
          issue.path,
          issue.input === undefined ? `${name} is missing.` : `${name} is ${show(issue.input)}.`,
          `Write ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((v) => `\`${String(v)}\``).join(', ')}.`,
        ),
      ];
    case 'invalid_union': {
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
      const named =
        options.length > 0 ? `Write one of ${options.map((o) => `\`${o}\``).join(', ')}.` : undefined;
      const nested = issue.errors.flat().map((inner) => inner.message);
      return [
        places.fault(
          issue.path,
          `${name} has none of the forms that are allowed here${issue.input === undefined ? ': it is missing' : ''}.`,
          named ??
            (nested.length > 0
              ? `Expected: ${[...new Set(nested)].slice(0, 3).join('; or ')}.`
              : 'See the format.'),
        ),
      ];
    }
    default:
      return [
        places.fault(
          issue.path,
          `${name} is ${show(issue.input)}: ${sentence(issue.message)}`,
          'Change it to fit; the problem-set format says what may stand here.',
        ),
      ];
  }
}

/** Every field name that a schema mentions anywhere, for suggestions. */
function fieldNames(schema: z.ZodType): readonly string[] {
  const known = namesOf.get(schema);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node && typeof node.properties === 'object' && node.properties !== null) {
      for (const name of Object.keys(node.properties)) names.add(name);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  const list = [...names];
  namesOf.set(schema, list);
  return list;
}
const namesOf = new WeakMap<z.ZodType, readonly string[]>();

function pathName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, key) =>
      typeof key === 'number' ? `${name}[${key}]` : name === '' ? String(key) : `${name}.${String(key)}`,
    '',
  );
}

function show(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

function yamlRemedy(code: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'Indent with spaces.';
    case 'DUPLICATE_KEY':
      return 'Keep one of the two.';
    case 'BAD_DQ_ESCAPE':
      return 'A backslash in double quotes is an escape: write TeX in single quotes or in a block (`|`).';
    default:
      return 'Check the indentation and the quotes; TeX is safest in single quotes or in a block (`|`).';
  }
}
