import { expect, test } from 'vitest';
import { buildEdge } from '#tests/build-area.ts';
import { type Edge, SINCE_EVER } from './area.ts';
import { applyEdges, placeByHand } from './place.ts';

const areas = [
  { id: 'town', kind: 'town' },
  { id: 'seven', kind: 'zone' },
  { id: 'nine', kind: 'zone' },
  { id: 'west', kind: 'district' },
] as const;
const edge = (parent: string, more: Partial<Edge> = {}) =>
  buildEdge('town', parent, { from_on: SINCE_EVER, ...more });
const proposed = (parent: string) =>
  edge(parent, { standing: 'proposed', source: 'distance', metres: 400 });
const byHand = (parent: string, from_on = SINCE_EVER) => edge(parent, { source: 'hand', from_on });
const today = '2026-04-01';
const after = (edges: Edge[], from: string | null, beside = false) =>
  applyEdges(
    edges,
    placeByHand({ areas, edges }, { childId: 'town', parentId: 'nine', from, beside }, today),
  );

test.each<[string, Edge[], string | null, Edge[]]>([
  ['nothing', [], null, [byHand('nine')]],
  ['a wrong proposal', [proposed('seven')], null, [byHand('nine')]],
  ['a right proposal', [proposed('nine')], null, [byHand('nine')]],
  [
    'a wrong table',
    [edge('seven', { from_on: '2020-04-01' })],
    null,
    [byHand('nine', '2020-04-01')],
  ],
  [
    'a table until a day',
    [edge('seven')],
    '2026-04-01',
    [edge('seven', { until_on: '2026-03-31' }), byHand('nine', '2026-04-01')],
  ],
  ['a proposal until a day', [proposed('seven')], '2026-04-01', [byHand('nine', '2026-04-01')]],
  [
    'what begins later',
    [edge('seven', { from_on: '2027-04-01' })],
    '2026-04-01',
    [byHand('nine', '2026-04-01')],
  ],
  ['the same from the table', [edge('nine')], '2026-04-01', [edge('nine')]],
  ['a district', [edge('west')], null, [edge('west'), byHand('nine')]],
  [
    'what ended long ago',
    [edge('seven', { until_on: '2020-03-31' })],
    null,
    [edge('seven', { until_on: '2020-03-31' }), byHand('nine')],
  ],
  [
    'the same that ended',
    [edge('nine', { until_on: '2020-03-31' })],
    null,
    [edge('nine', { until_on: '2020-03-31' }), byHand('nine', '2020-04-01')],
  ],
])('placed by hand over %s', (_, before, from, expected) => {
  expect(after(before, from)).toEqual(expected);
});

test('beside another zone both stay', () => {
  expect(after([edge('seven')], '2026-04-01', true)).toEqual([
    edge('seven'),
    byHand('nine', '2026-04-01'),
  ]);
});

test('placed twice is placed once', () => {
  const once = after([proposed('seven')], null);
  expect(after(once, null)).toEqual(once);
});
