import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mustRead, sampleFile } from '#tests/area-files.ts';
import type { Area, Edge } from './area.ts';
import { type Did, didOf, isSameArea, isSameEdges, isSameNames } from './did.ts';
import { applyEdges, placeByHand } from './place.ts';
import { applyPlan, type Known, planImport } from './plan-import.ts';
import { proposals } from './propose.ts';
import { planUndo, type Undo, type Use } from './undo.ts';

const day = '2026-04-01';
const nothing: Known = { areas: [], edges: [], names: [] };
let count = 0;
const newId = () => `id${++count}`;
const files = ['shelters.json', 'towns.json', 'list.csv', 'official-cp932.csv'];
const school = '町丁目,避難所\n北町,北小学校\n南町,北小学校\n';

/** As the store does it: the file, then what is nearest. */
function bring(known: Known, file: string): { known: Known; did: Did } {
  const read = mustRead(files.includes(file) ? sampleFile(file) : file);
  const after = applyPlan(known, planImport(read, known, { day, newId }));
  const of = (kind: string) => after.areas.filter((area) => area.kind === kind);
  const found = proposals(of('town'), of('zone'), after.edges, day);
  const dropEdges = found.flatMap(({ replaces }) => replaces);
  const addEdges = found.map(({ edge }) => edge);
  const edges = applyEdges(after.edges, { dropEdges, closeEdges: [], addEdges });
  return { known: { ...after, edges }, did: didOf(known, { ...after, edges }) };
}

function undone(known: Known, undo: Undo): Known {
  const gone = new Set(undo.drop.map(({ id }) => id));
  const back = new Map(undo.restore.map((area) => [area.id, area]));
  const names = new Map(undo.names.map(({ areaId, names }) => [areaId, names]));
  const kept = known.names.filter(({ area_id: id }) => !gone.has(id) && !names.has(id));
  const again = [...names].flatMap(([id, own]) =>
    own.map((name) => ({ area_id: id, name, key: '' })),
  );
  return {
    areas: known.areas.filter(({ id }) => !gone.has(id)).map((area) => back.get(area.id) ?? area),
    edges: applyEdges(known.edges, undo),
    names: [...kept, ...again],
  };
}

function isSame(a: Known, b: Known): boolean {
  const byId = ({ areas }: Known) => areas.toSorted((x, y) => (x.id < y.id ? -1 : 1));
  const texts = ({ names }: Known) => names.map(({ area_id, name }) => `${area_id} ${name}`);
  return (
    a.areas.length === b.areas.length &&
    byId(a).every((area, at) => isSameArea(area, byId(b)[at]!)) &&
    isSameEdges(a.edges, b.edges) &&
    isSameNames(texts(a), texts(b))
  );
}

const named = ({ areas }: Known, name: string): Area => areas.find((area) => area.name === name)!;
const stays = ({ kept }: Undo) => Object.fromEntries(kept.map(({ name, why }) => [name, why]));
const goes = ({ drop }: Undo) => drop.map(({ name }) => name).sort();
const unused = new Map<string, Use>();

test('undone one after the other, the last first, each leaves exactly what was there before', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...files, school), { maxLength: 6 }), (some) => {
      let known = nothing;
      const steps = some.map((file) => {
        const before = known;
        const { known: after, did } = bring(known, file);
        known = after;
        return { before, did: JSON.parse(JSON.stringify(did)) as Did };
      });
      for (const { before, did } of steps.reverse()) {
        const undo = planUndo(did, known, unused);
        expect([undo.kept, undo.frees]).toEqual([[], false]);
        known = undone(known, undo);
        expect(isSame(known, before)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

test('in any order nothing is left that points nowhere, and nothing of a person is lost', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(files), fc.shuffledSubarray([0, 1, 2, 3]), (some, order) => {
      let known = nothing;
      const dids = some.map((file) => {
        const came = bring(known, file);
        known = came.known;
        return came.did;
      });
      for (const at of order.filter((n) => n < dids.length))
        known = undone(known, planUndo(dids[at]!, known, unused));
      const ids = new Set(known.areas.map(({ id }) => id));
      const ends = known.edges.flatMap(({ child_id, parent_id }) => [child_id, parent_id]);
      const nameless = known.names.map(({ area_id }) => area_id);
      expect([...ends, ...nameless].filter((id) => !ids.has(id))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

describe('what became of it since decides', () => {
  const base = bring(nothing, school);
  const area = (name: string) => named(base.known, name);
  const withArea = (name: string, more: Partial<Area>): Known => ({
    ...base.known,
    areas: base.known.areas.map((a) => (a.name === name ? { ...a, ...more } : a)),
  });
  const withName = (): Known => ({
    ...base.known,
    names: [{ area_id: area('北町').id, name: '上町', key: '' }],
  });
  const hand = (id: string, kind: Area['kind'], name: string): Area => ({
    ...area('北町'),
    ...{ id, kind, name, source: 'hand' },
  });
  const placed = (child: Area, parent: Area): Known => {
    const known = { ...base.known, areas: [...base.known.areas, child, parent] };
    const areas = [...new Map(known.areas.map((a) => [a.id, a])).values()];
    const wish = { childId: child.id, parentId: parent.id, from: null };
    const edges = applyEdges(known.edges, placeByHand({ areas, edges: known.edges }, wish, day));
    return { ...known, areas, edges };
  };
  const elsewhere = hand('z', 'zone', '手の小学校');

  test.each<[string, Known, Record<string, string>, string[]]>([
    ['nothing', base.known, {}, ['北小学校', '北町', '南町']],
    [
      'renamed',
      withArea('北町', { name: '上北町', source: 'hand' }),
      { 上北町: 'changed', 北小学校: 'holds' },
      ['南町'],
    ],
    [
      'ended',
      withArea('北小学校', { until_on: day, source: 'hand' }),
      { 北小学校: 'changed' },
      ['北町', '南町'],
    ],
    ['another name', withName(), { 北町: 'names', 北小学校: 'holds' }, ['南町']],
    ['moved by hand', placed(area('北町'), elsewhere), { 北町: 'moved' }, ['北小学校', '南町']],
    [
      'a part made in it',
      placed(hand('p', 'part', '北町の角'), area('北町')),
      { 北町: 'holds', 北小学校: 'holds' },
      ['南町'],
    ],
  ])('%s', (_, now, kept, dropped) => {
    const undo = planUndo(base.did, now, unused);
    expect([stays(undo), goes(undo)]).toEqual([kept, dropped]);
  });

  test('what is used stays, with what it lies in', () => {
    const undo = planUndo(base.did, base.known, new Map([[area('南町').id, 'record']]));
    expect([stays(undo), goes(undo)]).toEqual([{ 南町: 'record', 北小学校: 'holds' }, ['北町']]);
    const left = undone(base.known, undo);
    expect(left.edges.map(({ child_id }) => child_id)).toEqual([area('南町').id]);
  });
});

describe('areas that were there before', () => {
  const own: Area = {
    ...{ id: 'n', kind: 'town', name: '北町', kana: '', key: '北町', lat: null, lng: null },
    ...{ from_on: null, until_on: null, source: 'hand', source_key: null },
  };
  const before: Known = { areas: [own], edges: [], names: [] };
  const { known, did } = bring(before, '町丁目,かな,別名,避難所\n北町,きたまち,上町,北小学校\n');
  const having = (more: Partial<Area>): Known => ({
    ...known,
    areas: known.areas.map((a) => (a.id === 'n' ? { ...a, ...more } : a)),
  });
  const edge = (more: Partial<Edge>): Known => ({
    ...known,
    edges: known.edges.map((e) => ({ ...e, ...more })),
  });

  test('get back what they were', () => {
    expect(named(known, '北町').kana).toBe('きたまち');
    const undo = planUndo(did, known, unused);
    expect(isSame(undone(known, undo), before)).toBe(true);
    expect(undo.kept).toEqual([]);
  });

  test.each<[string, Known, Record<string, string>, number]>([
    ['corrected', having({ kana: 'きたちょう' }), { 北町: 'changed' }, 0],
    ['named anew', { ...known, names: [] }, { 北町: 'names' }, 1],
    ['placed until a day', edge({ until_on: day }), { 北町: 'moved', 北小学校: 'holds' }, 1],
    ['gone', { areas: known.areas.filter(({ id }) => id !== 'n'), edges: [], names: [] }, {}, 0],
  ])('%s since: that stays, the rest goes back', (_, now, kept, restored) => {
    const undo = planUndo(did, now, unused);
    expect(stays(undo)).toEqual(kept);
    expect(undo.restore).toHaveLength(restored);
  });

  test('a name that somebody else has by now is not given back', () => {
    const numbered = { ...own, source: '取り込んだ表', source_key: '7' };
    const renamed = bring({ ...before, areas: [numbered] }, '町丁目,コード\n新北町,7\n');
    expect(named(renamed.known, '新北町').id).toBe('n');
    const other = { ...own, id: 'm' };
    const now = { ...renamed.known, areas: [...renamed.known.areas, other] };
    expect(stays(planUndo(renamed.did, now, unused))).toEqual({ 新北町: 'twin' });
    const back = undone(renamed.known, planUndo(renamed.did, renamed.known, unused));
    expect(named(back, '北町').id).toBe('n');
  });
});

describe('proposals hold nothing', () => {
  const town = '[{"town":"北町","koaza":"","lat":35.7,"lng":139.5}]';
  const zones =
    '種別,名前,緯度,経度\n避難所区域,北小学校,35.7,139.5\n避難所区域,南小学校,35.6,139.5\n';
  const near = '種別,名前,緯度,経度\n避難所区域,北小学校,35.7,139.5\n';
  const far = '種別,名前,緯度,経度\n避難所区域,南小学校,35.6,139.5\n';

  test('towns go though later shelters were proposed to them', () => {
    const first = bring(nothing, town);
    const { known } = bring(first.known, zones);
    expect(known.edges).toHaveLength(1);
    const undo = planUndo(first.did, known, unused);
    expect([goes(undo), undo.kept, undo.frees]).toEqual([['北町'], [], false]);
    expect(undone(known, undo).edges).toEqual([]);
  });

  test('shelters go though later towns were proposed to them, and it is looked again what is near', () => {
    const first = bring(bring(nothing, far).known, near);
    const { known } = bring(first.known, town);
    const undo = planUndo(first.did, known, unused);
    expect([goes(undo), undo.kept, undo.frees]).toEqual([['北小学校'], [], true]);
  });

  test('the nearest before is proposed again as it was', () => {
    const before = bring(bring(nothing, town).known, far).known;
    const { known, did } = bring(before, near);
    expect(named(known, '北小学校').id).toBe(known.edges[0]?.parent_id);
    expect(isSame(undone(known, planUndo(did, known, unused)), before)).toBe(true);
  });

  test('one that a person confirmed is a word, and holds', () => {
    const { known, did } = bring(bring(nothing, town).known, near);
    const edges = known.edges.map((edge) => ({ ...edge, standing: 'confirmed' as const }));
    const undo = planUndo(did, { ...known, edges }, unused);
    expect([stays(undo), goes(undo)]).toEqual([{ 北町: 'moved', 北小学校: 'holds' }, []]);
  });
});
