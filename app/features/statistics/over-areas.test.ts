import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArea, buildEdge } from '#tests/build-area.ts';
import type { Kind } from '../areas/area.ts';
import { ancestors, treeOn } from '../areas/tree.ts';
import { gather } from './over-areas.ts';
import { type Figures, noFigures } from './population.ts';

const day = '2026-04-01';
const people = (counts: Record<string, number>) =>
  new Map<string, Figures>(
    Object.entries(counts).map(([id, population]) => [id, { ...noFigures, population }]),
  );

const areas = [
  buildArea('city', 'city'),
  buildArea('west', 'district'),
  buildArea('nine', 'zone'),
  buildArea('seven', 'zone'),
  buildArea('taki4', 'town'),
  buildArea('taki5', 'town'),
  buildArea('corner', 'part'),
  buildArea('old', 'town', 'old', { until_on: '2025-03-31' }),
];
const edges = [
  buildEdge('west', 'city'),
  buildEdge('nine', 'west'),
  buildEdge('seven', 'west'),
  buildEdge('taki4', 'nine'),
  buildEdge('taki5', 'nine'),
  buildEdge('old', 'seven'),
];

describe('an area', () => {
  test.each([
    ['has its own', 'nine', { nine: 50, taki4: 3 }, 50, 'nine', ''],
    ['is what lies in it', 'nine', { taki4: 3, taki5: 4 }, 7, 'taki4 taki5', ''],
    ['lacks a town', 'nine', { taki4: 3 }, 3, 'taki4', 'taki5'],
    ['has nobody at all', 'nine', {}, null, '', 'taki4 taki5'],
    [
      'adds up zones and towns',
      'city',
      { seven: 9, taki4: 3, taki5: 4 },
      16,
      'seven taki4 taki5',
      '',
    ],
    ['is a place without figures', 'seven', { taki4: 3 }, null, '', 'seven'],
    ['is not there that day', 'old', { old: 9 }, null, '', ''],
  ])('%s', (_, root, counts, population, from, missing) => {
    const found = gather(treeOn(day, areas, edges), people(counts), root);
    expect(found.figures.population).toBe(population);
    expect([found.from.sort().join(' '), found.missing.sort().join(' ')]).toEqual([from, missing]);
  });

  test('on an earlier day holds what was there then, split and renamed since', () => {
    const found = gather(treeOn('2024-04-01', areas, edges), people({ old: 9 }), 'seven');
    expect([found.figures.population, found.from, found.missing]).toEqual([9, ['old'], []]);
  });

  test('says that a town was added up whole though a part of it lies elsewhere', () => {
    const tree = treeOn(day, areas, [
      ...edges,
      buildEdge('corner', 'taki5'),
      buildEdge('corner', 'seven'),
    ]);
    const counts = people({ taki4: 3, taki5: 4 });
    expect(gather(tree, counts, 'nine')).toMatchObject({
      from: ['taki4', 'taki5'],
      split: ['taki5'],
    });
    expect(gather(tree, counts, 'seven')).toMatchObject({ from: [], missing: ['corner'] });
    expect(gather(tree, counts, 'west')).toMatchObject({ split: [], missing: [] });
  });
});

const levels: Kind[] = ['city', 'district', 'zone', 'town'];

/** Areas and dated edges of random width, some with several parents, some ended or begun later. */
const offices = fc
  .array(
    fc.record({
      level: fc.nat(3),
      parents: fc.array(fc.nat(20), { maxLength: 2 }),
      people: fc.option(fc.nat(999)),
      ends: fc.boolean(),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((list) => {
    const made = list.map(({ level, ends }, n) =>
      buildArea(`a${n}`, levels[level] ?? 'town', `a${n}`, ends ? { until_on: '2025-03-31' } : {}),
    );
    const joined = list.flatMap(({ level, parents }, n) =>
      parents.flatMap((p) => {
        const above = list[p];
        return above && above.level < level
          ? [buildEdge(`a${n}`, `a${p}`, p % 3 === 0 ? { from_on: '2025-04-01' } : {})]
          : [];
      }),
    );
    const known = list.flatMap(({ people: count }, n) =>
      count === null ? [] : [[`a${n}`, count]],
    );
    return { made, joined, known: Object.fromEntries(known) as Record<string, number> };
  });

test('sums up the tree are a plain recount from below, on any day (property)', () => {
  fc.assert(
    fc.property(offices, fc.constantFrom('2024-04-01', day), (office, on) => {
      const tree = treeOn(on, office.made, office.joined);
      for (const { id: root } of office.made) {
        const { figures, from, missing } = gather(tree, people(office.known), root);
        const counted = [...tree.areas.keys()].filter((id) => isCounted(id, root));
        const sum = counted.reduce((n, id) => n + (office.known[id] ?? 0), 0);
        expect(from.sort()).toEqual(counted.sort());
        expect(figures.population ?? 0).toBe(sum);
        expect(missing.filter((id) => id in office.known)).toEqual([]);
      }

      /** Known, at or below the root, and not below another one that is counted for it. */
      function isCounted(id: string, root: string): boolean {
        if (!(id in office.known)) return false;
        if (root in office.known || id === root) return id === root;
        if (!tree.areas.has(root) || !ancestors(tree, id).has(root)) return false;
        return waysUp(id, root).some((way) => way.every((each) => !(each in office.known)));
      }

      /** What stands between the two, for each way up. */
      function waysUp(id: string, root: string): string[][] {
        return (tree.up.get(id) ?? []).flatMap((above) => {
          if (above === root) return [[]];
          return ancestors(tree, above).has(root)
            ? waysUp(above, root).map((way) => [above, ...way])
            : [];
        });
      }
    }),
  );
});
