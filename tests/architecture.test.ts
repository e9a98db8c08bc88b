import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

/**
 * Arrows point down only. Each line may import what stands in lines below it, and itself.
 * Features of one level meet through `links`, or one level higher.
 */
const levels: string[][] = [
  ['root.tsx', 'routes.ts', 'shell.server.ts', 'house.server.ts', 'entry.server.tsx'],
  // It gathers what all features give to be taken out.
  ['exports'],
  [
    ...['today', 'search', 'help', 'overview', 'handover', 'map', 'public'],
    ...['calendar', 'tray', 'spread'],
  ],
  // きょう says by when a leak is reported; who saw what is read from the audit.
  ['leaks'],
  ['safety'],
  // きょう shows some of them.
  ['gaps', 'retention'],
  // They fill an office with all that the features below have.
  ['founding'],
  ['sample'],
  // Files of figures come in as old logs do.
  ['statistics'],
  // Old logs and areas come in, also into the sample.
  ['imports'],
  ['cycles', 'logic-models', 'self-check', 'lessons', 'mappings'],
  // They gather too, and the sample office shows them.
  ['reports'],
  // Days are split into records, whole; photos of records are opened by a consent.
  ['daily', 'consents'],
  ['records', 'concerns', 'gatherings', 'surveys', 'bases', 'visits'],
  // What a record is made from and what hangs on it.
  ['lines', 'templates', 'appointments', 'reviews', 'files', 'stories'],
  // What is counted of a record, as it is saved.
  ['figures'],
  ['ties'],
  ['resources', 'people'],
  ['purposes', 'links'],
  ['areas', 'settings'],
  ['lists'],
  // All that an office wrote, in open formats; sealed as copies are.
  ['everything'],
  // What went wrong, and the room left on the disks.
  ['faults'],
  // Copies of the installation: long work, and nothing of what is in it.
  ['backup'],
  ['jobs', 'drafts'],
  ['accounts'],
  ['ui', 'db'],
  ['lib'],
];

/** Longer than 250 lines, with the reason. */
const longFiles: Record<string, string> = {
  'app/db/schema.ts': 'every table in one place',
  'app/db/dialect.server.ts': 'all that differs between the engines in one place',
  'app/db/migrations/0001-first.ts': 'the first tables, frozen once released',
  'app/db/migrations/0003-daily-work.ts': 'the tables of one release, frozen once released',
};

/** Exported from a store, yet not about the database. */
const storesWithoutDb = [
  'postedOf',
  'hashPassword',
  'isPassword',
  'offerTotp',
  'sendLetter',
  'areaChoices',
  'knownAreas',
  'readFileRows',
  'stopFollowing',
  'openFile',
  'openFollowing',
  'openNewest',
  'thereInWords',
];

type Import = { from: string; to: string };

const root = join(import.meta.dirname, '..');
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const paths = globSync('{app,cli,server}/**/*.{ts,tsx}', { cwd: root })
  .map((p) => p.replaceAll('\\', '/'))
  .sort();
const source = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
/** Comments gone, so that words in them are no code. */
const code = new Map(
  [...source].map(([path, text]) => [
    path,
    text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, ''),
  ]),
);
const imports: Import[] = [...code].flatMap(([path, text]) => importsIn(path, text));
const inProduct = imports.filter(({ from }) => !isTest(from));

function importsIn(path: string, text: string): Import[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g);
  return [...found].map(([, name = '']) => ({ from: path, to: resolved(path, name) }));
}

/** A path from the root for what is ours, the package's name for the rest. */
function resolved(path: string, name: string): string {
  if (name.startsWith('.')) return normalize(join(dirname(path), name)).replaceAll('\\', '/');
  return name.replace(/^#app\//, 'app/').replace(/^#tests\//, 'tests/');
}

/** app/features/areas/x.ts → areas, app/ui/x.ts → ui, app/root.tsx → root.tsx */
function placeOf(path: string): string {
  const [first = '', second = '', third = ''] = path.split('/');
  if (first !== 'app') return first;
  return second === 'features' ? third : second;
}

const featureOf = (path: string) => /^app\/features\/([^/]+)\//.exec(path)?.[1];
const levelOf = (place: string) => levels.findIndex((level) => level.includes(place));
const wrong = (list: Import[]) => list.map(({ from, to }) => `${from} → ${to}`);

describe('arrows point down only', () => {
  test('every folder of the product has its place', () => {
    const places = new Set(paths.filter((p) => p.startsWith('app/')).map(placeOf));
    expect([...places].filter((place) => levelOf(place) < 0 && place !== 'app.css')).toEqual([]);
  });

  test('between features, and down to ui, db and lib', () => {
    const up = inProduct.filter(({ from, to }) => {
      if (!from.startsWith('app/') || !to.startsWith('app/')) return false;
      const [a, b] = [placeOf(from), placeOf(to)];
      return a !== b && levelOf(a) >= levelOf(b) && levelOf(a) > 0;
    });
    expect(wrong(up)).toEqual([]);
  });

  test('ui, db and lib import nothing of each other but lib', () => {
    const side = inProduct.filter(
      ({ from, to }) => /^app\/(ui|db|lib)\//.test(from) && to.startsWith('app/'),
    );
    expect(
      wrong(side.filter(({ from, to }) => placeOf(to) !== 'lib' && placeOf(from) !== placeOf(to))),
    ).toEqual([]);
  });

  test('the product never imports tests, cli or bench', () => {
    const out = inProduct.filter(
      ({ from, to }) => from.startsWith('app/') && /^(tests|cli|bench|scripts|server)\//.test(to),
    );
    expect(wrong(out)).toEqual([]);
  });

  test('in a feature a model knows neither store nor page, and a store no page', () => {
    const up = inProduct.filter(({ from, to }) => {
      if (!featureOf(from) || !to.startsWith('app/')) return false;
      const isPage =
        from.endsWith('.tsx') ||
        /export (async )?function (loader|action)\b|export const (loader|action)\b/.test(
          code.get(from) ?? '',
        );
      const isStore = /\.server\.tsx?$/.test(from);
      if (isPage) return false;
      const isAbove = to.endsWith('.tsx') || (!isStore && to.endsWith('.server.ts'));
      return isAbove && !isOnlyType(from, to);
    });
    expect(wrong(up)).toEqual([]);
  });

  test('what the command line runs needs no build', () => {
    const reached = reachedFrom(paths.filter((p) => p.startsWith('cli/') && !isTest(p)));
    expect(reached.filter((path) => path.endsWith('.tsx'))).toEqual([]);
    const react = inProduct.filter(
      ({ from, to }) => reached.includes(from) && /^react(-dom)?($|\/)/.test(to),
    );
    expect(wrong(react)).toEqual([]);
  });
});

/** A type leaves nothing behind at run time. */
function isOnlyType(from: string, to: string): boolean {
  const lines = [
    ...(code.get(from) ?? '').matchAll(/import\s+(type\s+)?([^;]*?)\s+from\s+['"]([^'"]+)['"]/g),
  ];
  return lines
    .filter(([, , , name = '']) => resolved(from, name) === to)
    .every(([, type]) => type !== undefined);
}

function reachedFrom(start: string[]): string[] {
  const reached = new Set(start);
  for (const path of reached)
    for (const { from, to } of inProduct)
      if (from === path && source.has(to) && !isOnlyType(from, to)) reached.add(to);
  return [...reached];
}

describe('house rules', () => {
  const product = [...code].filter(([path]) => !isTest(path));
  const app = product.filter(([path]) => path.startsWith('app/'));
  const having = (files: [string, string][], pattern: RegExp) =>
    files.filter(([, text]) => pattern.test(text)).map(([path]) => path);

  test('every relative import names its ending', () => {
    const bare = [...code].flatMap(([path, text]) =>
      [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]((?:\.|#app|#tests)[^'"]*)['"]/g)].map(
        ([, name]) => `${path}: ${name}`,
      ),
    );
    expect(bare.filter((line) => !/\.(ts|tsx|mjs|json|css|css\?url)$/.test(line))).toEqual([]);
  });

  test('a feature reaches itself by ./ and others by #app or ../', () => {
    const long = [...code]
      .filter(([path]) => featureOf(path))
      .flatMap(([path, text]) =>
        [...text.matchAll(/from ['"]#app\/features\/([^/]+)\//g)]
          .filter(([, name]) => name === featureOf(path))
          .map(() => path),
      );
    expect(long).toEqual([]);
  });

  test('transactions begin in db alone', () => {
    const begins = having(app, /\.(transaction|startTransaction)\(/).filter(
      (path) => !path.startsWith('app/db/'),
    );
    expect(begins).toEqual([]);
  });

  test.each([
    ['style attributes', /\bstyle=/],
    ['raw HTML', /dangerouslySetInnerHTML/],
    ['paths of the machine that built it', /relative\(import\.meta/],
    ['talk on standard output', /\bconsole\.(log|info|debug)\b/],
    ['any', /(?::\s*|<|as )any\b/],
    ['enum', /^\s*(export )?(const )?enum\b/m],
  ])('no %s in app', (_, pattern) => {
    expect(having(app, pattern)).toEqual([]);
  });

  test('only db knows the engines', () => {
    const knows = inProduct.filter(
      ({ from, to }) => /^(better-sqlite3|pg)$/.test(to) && !from.startsWith('app/db/'),
    );
    expect(wrong(knows)).toEqual([]);
  });

  test('store functions take the database first', () => {
    const stores = app.filter(([path]) => /^app\/features\/.*\.server\.ts$/.test(path));
    const others = stores.flatMap(([path, text]) =>
      [...text.matchAll(/export async function\*? (\w+)(?:<[^(]*>)?\(\s*(\w*)/g)]
        .filter(
          ([, name = '', first = '']) =>
            !/^(db|tx)$/.test(first) && !storesWithoutDb.includes(name),
        )
        .map(([, name]) => `${path}: ${name}`),
    );
    expect(others).toEqual([]);
  });

  test('a file beyond 250 lines has a reason', () => {
    const long = [...source]
      .filter(([path, text]) => !isTest(path) && text.split('\n').length > 251)
      .map(([path]) => path);
    expect(long.filter((path) => !(path in longFiles))).toEqual([]);
    expect(Object.keys(longFiles).filter((path) => !long.includes(path))).toEqual([]);
  });

  test('S14: few packages, each of one exact version', () => {
    const { dependencies, devDependencies, optionalDependencies } = packageJson;
    expect(Object.keys({ ...dependencies, ...optionalDependencies }).length).toBeLessThanOrEqual(
      40,
    );
    const versions = Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    });
    expect(
      versions.filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([]);
  });
});
