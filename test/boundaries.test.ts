/** Holds the arrows between folders, and the habits that a compiler and a linter do not see. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which rooms of the house each one may import from, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/mathematics': [],
  'src/problem': ['src/mathematics'],
  'src/submission': ['src/mathematics', 'src/problem'],
  'src/grading': ['src/mathematics', 'src/problem', 'src/submission'],
  'src/tutor': ['src/mathematics', 'src/problem', 'src/submission', 'src/grading'],
  'src/runner': ['src/mathematics', 'src/problem', 'src/grading'],
  'src/course': ['src/mathematics', 'src/problem', 'src/submission', 'src/grading', 'src/runner'],
  'src/cli': [
    'src/mathematics',
    'src/problem',
    'src/submission',
    'src/grading',
    'src/tutor',
    'src/runner',
    'src/course',
  ],
  'src/extension': [
    'src/mathematics',
    'src/problem',
    'src/submission',
    'src/grading',
    'src/tutor',
    'src/runner',
    'src/course',
    'webview',
  ],
  webview: ['src/mathematics', 'src/problem', 'src/submission', 'src/grading', 'src/tutor'],
};

const PURE = ['src/mathematics', 'src/problem', 'src/submission', 'src/grading', 'src/tutor'];

/** Names that say nothing about what is inside; `src/problem/kinds/common.ts` is the one exception made. */
const EMPTY_NAMES = /^(utils?|helpers?|common|misc|shared|services?|lib|index|types|constants)\.ts$/i;

/** Lines of a file at most; past 300 it is time to look for the second noun. */
const LONGEST = 400;

/** The realm is one function whose text is evaluated in another context, so it cannot be divided into files. */
const LONGER: Readonly<Record<string, number>> = { 'src/runner/realm.ts': 700 };

interface Import {
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

interface Source {
  readonly path: string;
  readonly room: string;
  readonly file: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** `src/grading/x.ts` is in the room `src/grading`; `webview/x.ts` in `webview`. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? `${first}/${second}` : first;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

function importsOf(path: string, file: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Expression | ts.TypeNode | undefined, typeOnly: boolean) => {
    const literal =
      specifier !== undefined && ts.isLiteralTypeNode(specifier as ts.TypeNode)
        ? (specifier as ts.LiteralTypeNode).literal
        : specifier;
    if (literal === undefined || !ts.isStringLiteralLike(literal)) return;
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    found.push({ from: path, line, specifier: literal.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      add(node, node.moduleSpecifier, isTypeOnly(node));
    } else if (ts.isImportTypeNode(node)) {
      add(node, node.argument, true);
    } else if (ts.isCallExpression(node)) {
      const called = node.expression;
      const loads =
        called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require');
      if (loads) add(node, node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function readSources(folder: string): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => {
      const absolute = join(entry.parentPath, entry.name);
      const path = relative(root, absolute).replaceAll('\\', '/');
      const file = ts.createSourceFile(path, readFileSync(absolute, 'utf8'), ts.ScriptTarget.ES2023, true);
      return { path, room: roomOf(path), file, imports: importsOf(path, file) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const sources = [...readSources('src'), ...readSources('webview')];
const everyImport = sources.flatMap(({ imports }) => imports);

/** The file that a relative import names, from the root; undefined for a package or a Node module. */
function targetOf({ from, specifier }: Import): string | undefined {
  return specifier.startsWith('.') ? join(dirname(from), specifier).replaceAll('\\', '/') : undefined;
}

function place({ from, line, specifier }: Import): string {
  return `${from}:${line} imports ${specifier}`;
}

/** Fails with the list of places, so that all of them can be mended at once. */
function none(places: readonly string[], rule: string): void {
  assert.deepEqual(places, [], rule);
}

describe('the rooms of the house', () => {
  it('are read at all', () => {
    assert.ok(sources.length > 20, `only ${sources.length} sources were found`);
    assert.ok(everyImport.length > 50, `only ${everyImport.length} imports were found`);
  });

  it('are all in the table of what may import what', () => {
    none(
      [...new Set(sources.map(({ room }) => room))].filter((room) => !(room in MAY_IMPORT)),
      'unknown rooms',
    );
  });

  it('import only along the arrows', () => {
    const wrong = everyImport.filter((each) => {
      const target = targetOf(each);
      if (target === undefined) return false;
      const [here, there] = [roomOf(each.from), roomOf(target)];
      return here !== there && MAY_IMPORT[here]?.includes(there) !== true;
    });
    none(wrong.map(place), 'imports against the arrows');
  });

  it('import files that exist, by their names with .ts', () => {
    const wrong = everyImport.filter((each) => {
      const target = targetOf(each);
      return target !== undefined && !(target.endsWith('.ts') && existsSync(join(root, target)));
    });
    none(wrong.map(place), 'imports of no file');
  });

  it('leave `vscode` to src/extension', () => {
    const wrong = everyImport.filter(
      ({ specifier, from }) => specifier === 'vscode' && roomOf(from) !== 'src/extension',
    );
    none(wrong.map(place), 'vscode outside src/extension');
  });

  it('keep Node out of the pure rooms and out of the page', () => {
    const wrong = everyImport.filter(
      ({ specifier, from }) => specifier.startsWith('node:') && [...PURE, 'webview'].includes(roomOf(from)),
    );
    none(wrong.map(place), 'Node where there is none');
  });

  it('name Node modules with node:', () => {
    const bare =
      /^(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|process|stream|url|util|vm|worker_threads|zlib)(\/|$)/;
    none(
      everyImport.filter(({ specifier }) => bare.test(specifier)).map(place),
      'Node modules without node:',
    );
  });

  it('give the page types only', () => {
    const wrong = everyImport.filter((each) => {
      const target = targetOf(each);
      return roomOf(each.from) === 'webview' && target?.startsWith('src/') === true && !each.typeOnly;
    });
    none(wrong.map(place), 'the page imports code of src');
  });

  it('touch the deprecated toolkit in webview/controls.ts alone', () => {
    const wrong = everyImport.filter(
      ({ specifier, from }) =>
        specifier.startsWith('@vscode/webview-ui-toolkit') && from !== 'webview/controls.ts',
    );
    none(wrong.map(place), 'the toolkit elsewhere');
  });

  it('keep mathjs, which is heavier than the rest together, out of the page', () => {
    const wrong = everyImport.filter(
      ({ specifier, from }) => /^mathjs(\/|$)/.test(specifier) && roomOf(from) === 'webview',
    );
    none(wrong.map(place), 'mathjs in the page');
  });

  it('never need each other while they load', () => {
    // Functions may call each other across files, as the rules of a grammar do. But a file that uses, while it
    // loads, what a file gives that waits for it in turn, finds nothing there.
    const graph = new Map(
      sources.map(({ path, file }) => [
        path,
        usedWhileLoading(file).map((name) => join(dirname(path), name)),
      ]),
    );
    const everything = new Map(
      sources.map(({ path, imports }) => [
        path,
        imports.filter(({ typeOnly }) => !typeOnly).flatMap((each) => targetOf(each) ?? []),
      ]),
    );
    const wrong = circles(everything).filter((circle) =>
      circle.some((path, index) => graph.get(path)?.includes(circle[index + 1] ?? '')),
    );
    none(
      wrong.map((circle) => circle.join(' → ')),
      'circles',
    );
  });
});

/** The specifiers of relative imports whose values are touched outside every function. */
function usedWhileLoading(file: ts.SourceFile): readonly string[] {
  const specifiers = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || isTypeOnly(statement)) continue;
    const { importClause, moduleSpecifier } = statement;
    const bindings = importClause?.namedBindings;
    if (!ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith('.')) continue;
    const names = bindings === undefined ? [] : ts.isNamedImports(bindings) ? bindings.elements : [bindings];
    for (const { name } of names) specifiers.set(name.text, moduleSpecifier.text);
  }
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    const specifier = ts.isIdentifier(node) ? specifiers.get(node.text) : undefined;
    if (specifier !== undefined) used.add(specifier);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...used];
}

/** Every circle of a graph, each once, from a file back to itself. */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const done = new Set<string>();
  const walk = (node: string, trail: readonly string[]): void => {
    const at = trail.indexOf(node);
    if (at >= 0) {
      found.push([...trail.slice(at), node]);
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return found;
}

describe('a source file', () => {
  it('says in its first line what its one job is', () => {
    const silent = sources.filter(({ file }) => !/^(#!.*\n)?(\/\*\*|\/\/)/.test(file.text));
    none(
      silent.map(({ path }) => path),
      'no first sentence',
    );
  });

  it('stays short enough to be about one noun', () => {
    const long = sources
      .map(({ path, file }) => ({ path, lines: file.getLineStarts().length }))
      .filter(({ path, lines }) => lines > (LONGER[path] ?? LONGEST));
    none(
      long.map(({ path, lines }) => `${path} has ${lines} lines`),
      'find the second noun',
    );
  });

  it('has a name that says something', () => {
    const empty = sources.filter(
      ({ path }) => EMPTY_NAMES.test(basename(path)) && path !== 'src/problem/kinds/common.ts',
    );
    none(
      empty.map(({ path }) => path),
      'names that say nothing',
    );
  });

  it('exports by name, and only what it makes itself', () => {
    const wrong = sources.flatMap(({ path, file }) =>
      file.statements.flatMap((statement) => {
        const line = file.getLineAndCharacterOfPosition(statement.getStart(file)).line + 1;
        if (ts.isExportAssignment(statement)) return [`${path}:${line} has a default export`];
        const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
        if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) {
          return [`${path}:${line} has a default export`];
        }
        const starred =
          ts.isExportDeclaration(statement) &&
          statement.moduleSpecifier !== undefined &&
          statement.exportClause === undefined;
        return starred ? [`${path}:${line} re-exports everything`] : [];
      }),
    );
    none(wrong, 'default exports and barrels');
  });
});

describe('a tracked file', () => {
  /** Paths as git knows them, with their text; binary files have none. */
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'latin1') }))
    .filter(({ text }) => !text.includes('\0'));

  // Built from pieces, or this file would find itself.
  const machine = [
    ['/wo', 'rk/'].join(''),
    ['/ro', 'ot/'].join(''),
    ['../sha', 'red'].join(''),
    ['/home/run', 'ner'].join(''),
  ];
  const downloads = [
    ['registry.', 'npmjs'].join(''),
    ['registry.', 'yarnpkg'].join(''),
    ['artifac', 'tory'].join(''),
    ['"resol', 'ved": "http'].join(''),
  ];

  for (const needle of [...machine, ...downloads]) {
    it(`does not mention ${needle}`, () => {
      none(
        tracked.filter(({ text }) => text.includes(needle)).map(({ path }) => path),
        needle,
      );
    });
  }

  it('is no build product', () => {
    const products = tracked.filter(({ path }) =>
      /^(dist|out|node_modules|\.vscode-test|\.sample)\//.test(path),
    );
    none(
      products.map(({ path }) => path),
      'build products',
    );
  });
});
