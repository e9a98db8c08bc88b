import { expect, test } from 'vitest';
import { buildArea, buildEdge } from '#tests/build-area.ts';
import { type Branch, branchOf, countOpen, inOrder, outline, showCounts } from './outline.ts';

const day = '2026-11-23';
const known = {
  areas: [
    buildArea('taki10', 'town', '滝山十丁目'),
    buildArea('taki2', 'town', '滝山二丁目'),
    buildArea('nine', 'zone', '第九小学校'),
    buildArea('seven', 'zone', '第七小学校'),
    buildArea('west', 'district', '西部'),
    buildArea('city', 'city', '縁川市'),
    buildArea('gone', 'town', '旧町', { until_on: '2026-03-31' }),
  ],
  edges: [
    buildEdge('west', 'city'),
    buildEdge('nine', 'city'),
    buildEdge('seven', 'city'),
    buildEdge('nine', 'west'),
    buildEdge('taki2', 'nine', { standing: 'proposed', source: 'distance', metres: 300 }),
    buildEdge('taki10', 'nine'),
    buildEdge('taki10', 'seven'),
    buildEdge('gone', 'nine'),
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
  const turned = { ...known, edges: [...known.edges, buildEdge('west', 'nine')] };
  expect(draw(outline(turned, day, () => true)).length).toBeGreaterThan(0);
});

test('by reading where it is known', () => {
  const names = [
    buildArea('a', 'town', '南町', { kana: 'みなみ' }),
    buildArea('b', 'town', '弥生', { kana: 'やよい' }),
  ];
  expect(names.sort(inOrder).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('towns and schools by their number', () => {
  const names = [
    buildArea('c', 'town', '茶園三丁目', { kana: 'ちゃえんさんちょうめ' }),
    buildArea('b', 'town', '茶園二丁目', { kana: 'ちゃえんにちょうめ' }),
    buildArea('a', 'town', '茶園一丁目', { kana: 'ちゃえんいっちょうめ' }),
    buildArea('z10', 'zone', '第十小学校'),
    buildArea('z9', 'zone', '第九小学校', { kana: 'だいきゅうしょうがっこう' }),
    buildArea('z2', 'zone', '第二小学校'),
  ];
  expect(names.sort(inOrder).map(({ id }) => id)).toEqual(['z2', 'z9', 'z10', 'a', 'b', 'c']);
});
