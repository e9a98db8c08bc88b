import { expect, test } from 'vitest';
import { townKey } from '#app/lib/japanese.ts';
import type { Area, Edge, Kind } from './area.ts';
import { type Branch, branchOf, countOpen, inOrder, outline, showCounts } from './outline.ts';

const day = '2026-11-23';
const area = (id: string, kind: Kind, name = id, more: Partial<Area> = {}): Area => ({
  id,
  kind,
  name,
  kana: '',
  key: townKey(name),
  lat: null,
  lng: null,
  from_on: null,
  until_on: null,
  source: 'hand',
  source_key: null,
  ...more,
});
const edge = (child_id: string, parent_id: string, more: Partial<Edge> = {}): Edge => ({
  child_id,
  parent_id,
  from_on: '1889-04-01',
  until_on: null,
  standing: 'confirmed',
  source: 'official',
  metres: null,
  ...more,
});
const known = {
  areas: [
    area('taki10', 'town', '滝山十丁目'),
    area('taki2', 'town', '滝山二丁目'),
    area('nine', 'zone', '第九小学校'),
    area('seven', 'zone', '第七小学校'),
    area('west', 'district', '西部'),
    area('city', 'city', '縁川市'),
    area('gone', 'town', '旧町', { until_on: '2026-03-31' }),
  ],
  edges: [
    edge('west', 'city'),
    edge('nine', 'city'),
    edge('seven', 'city'),
    edge('nine', 'west'),
    edge('taki2', 'nine', { standing: 'proposed', source: 'distance', metres: 300 }),
    edge('taki10', 'nine'),
    edge('taki10', 'seven'),
    edge('gone', 'nine'),
  ],
};
type Drawn = (string | Drawn)[];
const draw = (branches: readonly Branch[]): Drawn =>
  branches.flatMap(({ name, inside }) => (inside.length > 0 ? [name, draw(inside)] : [name]));
const all = () => outline(known, day, () => true);

test('each area under the nearest, in the order of people, what is over left out', () => {
  expect(draw(all())).toEqual([
    '縁川市',
    ['西部', ['第九小学校', ['滝山二丁目', '滝山十丁目']], '第七小学校', ['滝山十丁目']],
  ]);
});

test('who sees only a part sees it from its own top', () => {
  const own = new Set(['seven', 'taki10', 'taki2']);
  expect(draw(outline(known, day, (id) => own.has(id)))).toEqual([
    '第七小学校',
    ['滝山十丁目'],
    '滝山二丁目',
  ]);
});

test('counts name each kind once, though an area stands in two zones', () => {
  expect(showCounts(all())).toBe('地区1・避難所区域2・町丁目2');
  expect(countOpen(all())).toBe(1);
  expect(showCounts([])).toBe('');
});

test('one branch can be taken out', () => {
  expect(branchOf(all(), 'nine')?.inside.map((each) => [each.name, each.isOpen])).toEqual([
    ['滝山二丁目', true],
    ['滝山十丁目', false],
  ]);
  expect(branchOf(all(), 'gone')).toBeNull();
});

test('a circle ends', () => {
  const turned = { ...known, edges: [...known.edges, edge('west', 'nine')] };
  expect(draw(outline(turned, day, () => true)).length).toBeGreaterThan(0);
});

test('by reading where it is known', () => {
  const names = [
    area('a', 'town', '南町', { kana: 'みなみ' }),
    area('b', 'town', '弥生', { kana: 'やよい' }),
  ];
  expect(names.sort(inOrder).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('towns and schools by their number', () => {
  const names = [
    area('c', 'town', '茶園三丁目', { kana: 'ちゃえんさんちょうめ' }),
    area('b', 'town', '茶園二丁目', { kana: 'ちゃえんにちょうめ' }),
    area('a', 'town', '茶園一丁目', { kana: 'ちゃえんいっちょうめ' }),
    area('z10', 'zone', '第十小学校'),
    area('z9', 'zone', '第九小学校', { kana: 'だいきゅうしょうがっこう' }),
    area('z2', 'zone', '第二小学校'),
  ];
  expect(names.sort(inOrder).map(({ id }) => id)).toEqual(['z2', 'z9', 'z10', 'a', 'b', 'c']);
});
