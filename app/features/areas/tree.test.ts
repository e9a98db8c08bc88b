import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descendants } from '../accounts/nesting.ts';
import { type Kind, kinds, mayLieIn } from './area.ts';
import { ancestors, children, paths, showPath, treeOn, wouldCycle } from './tree.ts';

const day = '2026-04-01';
const area = (id: string, kind: Kind, name = id) => ({
  id,
  kind,
  name,
  from_on: null,
  until_on: null,
});
const edge = (
  child_id: string,
  parent_id: string,
  from_on = '1889-04-01',
  until_on: string | null = null,
) => ({
  child_id,
  parent_id,
  from_on,
  until_on,
});

const areas = [
  area('city', 'city', '東久留米市'),
  area('west', 'district', '西部'),
  area('centre', 'district', '中部'),
  area('nine', 'zone', '第九小学校'),
  area('seven', 'zone', '第七小学校'),
  area('town', 'town', '滝山五丁目'),
  area('part', 'part', '滝山五丁目（1番）'),
  area('houses', 'neighbourhood', 'ひだまり会'),
];
const edges = [
  edge('west', 'city'),
  edge('centre', 'city'),
  edge('nine', 'west'),
  edge('seven', 'centre'),
  edge('town', 'nine'),
  edge('part', 'town'),
  edge('houses', 'part'),
];
const shown = (more: typeof edges, id: string) =>
  paths(treeOn(day, areas, [...edges, ...more]), id).map(showPath);

test('the way from the city down', () => {
  expect(shown([], 'town')).toEqual(['東久留米市 › 西部 › 第九小学校 › 滝山五丁目']);
  expect(shown([], 'city')).toEqual(['東久留米市']);
});

test('a part in another zone lies there and not in the zone of its town', () => {
  const tree = treeOn(day, areas, [...edges, edge('part', 'seven')]);
  expect([...ancestors(tree, 'part')].sort()).toEqual(['centre', 'city', 'seven', 'town']);
  expect([...descendants(tree, 'nine')]).toEqual(['town']);
  expect([...descendants(tree, 'seven')].sort()).toEqual(['houses', 'part']);
  expect(paths(tree, 'houses').map(showPath)).toEqual([
    '東久留米市 › 中部 › 第七小学校 › 滝山五丁目（1番） › ひだまり会',
  ]);
});

test('a town in two zones lies in both and shows both ways', () => {
  expect(shown([edge('town', 'seven')], 'town')).toEqual([
    '東久留米市 › 中部 › 第七小学校 › 滝山五丁目',
    '東久留米市 › 西部 › 第九小学校 › 滝山五丁目',
  ]);
});

test('a shorter way that says no more is left out', () => {
  expect(shown([edge('town', 'west'), edge('nine', 'city')], 'town')).toEqual([
    '東久留米市 › 西部 › 第九小学校 › 滝山五丁目',
  ]);
});

test('each day has its own tree', () => {
  const moving = [edge('x', 'nine', '2020-04-01', '2026-03-31'), edge('x', 'seven', '2026-04-01')];
  const all = [...areas, area('x', 'town')];
  const zoneOn = (on: string) =>
    [...ancestors(treeOn(on, all, [...edges, ...moving]), 'x')].filter((id) =>
      ['nine', 'seven'].includes(id),
    );
  expect(['2020-03-31', '2026-03-31', '2026-04-01'].map(zoneOn)).toEqual([[], ['nine'], ['seven']]);
});

test('a closed area has no place in the tree', () => {
  const closed = areas.map((each) =>
    each.id === 'nine' ? { ...each, until_on: '2025-03-31' } : each,
  );
  const tree = treeOn(day, closed, edges);
  expect([...ancestors(tree, 'town')]).toEqual([]);
  expect(children(tree, 'west')).toEqual([]);
});

test('an edge that would close a circle is seen, an honest one is not', () => {
  const tree = treeOn(day, areas, edges);
  expect(wouldCycle(tree, 'city', 'town')).toBe(true);
  expect(wouldCycle(tree, 'city', 'city')).toBe(true);
  expect(wouldCycle(tree, 'town', 'seven')).toBe(false);
});

test('walks end where the edges run in a circle', () => {
  const tree = treeOn(day, areas, [...edges, edge('city', 'town')]);
  expect(ancestors(tree, 'town').has('city')).toBe(true);
  expect(descendants(tree, 'town').has('nine')).toBe(true);
  expect(paths(tree, 'town').length).toBeGreaterThan(0);
  expect(wouldCycle(tree, 'houses', 'city')).toBe(false);
});

const anyTree = fc
  .tuple(
    fc.array(fc.constantFrom(...kinds.map(({ kind }) => kind)), { minLength: 2, maxLength: 12 }),
    fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 24 }),
  )
  .map(([list, pairs]) => {
    const some = list.map((kind, index) => area(`a${index}`, kind));
    const links = pairs.flatMap(([a, b]) =>
      some[a] && some[b] && mayLieIn(some[a].kind, some[b].kind)
        ? [edge(some[a].id, some[b].id)]
        : [],
    );
    return treeOn(day, some, links);
  });

test('what lies in an area is what has it above', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      for (const id of tree.areas.keys()) {
        const below = [...tree.areas.keys()].filter((other) => ancestors(tree, other).has(id));
        expect([...descendants(tree, id)].sort()).toEqual(below.sort());
      }
    }),
  );
});

test('edges by the rules of the kinds never make a circle', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      for (const [child, above] of tree.up)
        for (const parent of above) expect(wouldCycle(tree, parent, child)).toBe(true);
      for (const id of tree.areas.keys()) expect(ancestors(tree, id).has(id)).toBe(false);
    }),
  );
});

test('every area shows at least one way, ending in itself', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      for (const id of tree.areas.keys())
        expect(paths(tree, id).every((way) => way.at(-1)?.id === id && way.length > 0)).toBe(true);
    }),
  );
});
