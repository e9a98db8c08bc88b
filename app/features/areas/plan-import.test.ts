import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hasRealFiles,
  mustRead,
  realFile,
  realShelters,
  realTowns,
  sampleFile,
} from '#tests/area-files.ts';
import { type Area, type Edge, isInForce, SINCE_EVER } from './area.ts';
import { applyEdges, placeByHand } from './place.ts';
import { applyPlan, type ImportPlan, type Known, planImport } from './plan-import.ts';
import { proposals } from './propose.ts';
import { paths, showPath, treeOn } from './tree.ts';

const day = '2026-04-01';
const nothing: Known = { areas: [], edges: [], names: [] };
let count = 0;
const newId = () => `id${++count}`;

const plan = (file: Uint8Array | string, known: Known, on = day) =>
  planImport(mustRead(file), known, { day: on, newId });
const imported = (files: (Uint8Array | string)[], known = nothing) =>
  files.reduce<Known>((now, file) => applyPlan(now, plan(file, now)), known);
const named = ({ areas }: Known, name: string): Area => areas.find((area) => area.name === name)!;
const change = (known: Known, area: Area): Known => ({
  ...known,
  areas: known.areas.map((each) => (each.id === area.id ? area : each)),
});
const parentsOf = (known: Known, name: string, on = day) =>
  known.edges
    .filter((edge) => edge.child_id === named(known, name).id && isInForce(edge, on))
    .map((edge) => known.areas.find(({ id }) => id === edge.parent_id)?.name)
    .sort();
const place = (known: Known, child: string, parent: string, from: string | null = null): Known => {
  const wish = { childId: named(known, child).id, parentId: named(known, parent).id, from };
  return { ...known, edges: applyEdges(known.edges, placeByHand(known, wish, day)) };
};
const propose = (known: Known): Known => {
  const of = (kind: string) => known.areas.filter((area) => area.kind === kind);
  const found = proposals(of('town'), of('zone'), known.edges, day);
  const dropEdges = found.flatMap(({ replaces }) => replaces);
  const addEdges = found.map(({ edge }) => edge);
  return { ...known, edges: applyEdges(known.edges, { dropEdges, closeEdges: [], addEdges }) };
};
const doesNothing = (found: ImportPlan) => {
  const { add, change: changed, addNames, addEdges, closeEdges, dropEdges, accepted } = found;
  expect({ add, changed, addNames, addEdges, closeEdges, dropEdges, accepted }).toEqual({
    add: [],
    changed: [],
    addNames: [],
    addEdges: [],
    closeEdges: [],
    dropEdges: [],
    accepted: 0,
  });
  expect(found.skipped + found.rejected).toBe(found.rows);
};

const samples = ['shelters.json', 'towns.json', 'official-cp932.csv', 'list.csv'].map(
  (name) => [name] as const,
);

test.each(samples)('%s: every row counts once, and again there is nothing to do', (name) => {
  const first = plan(sampleFile(name), nothing);
  expect(first.accepted).toBeGreaterThan(0);
  expect(first.accepted + first.skipped + first.rejected).toBe(first.rows);
  const again = plan(sampleFile(name), applyPlan(nothing, first));
  doesNothing(again);
  expect(again.rejected).toBe(first.rejected);
});

test('all samples in turn, then each again', () => {
  const files = samples.map(([name]) => sampleFile(name));
  const known = imported(files);
  for (const file of files) doesNothing(plan(file, known));
  expect(known.areas.filter(({ kind }) => kind === 'zone')).toHaveLength(4);
  expect(known.areas.filter(({ kind }) => kind === 'town').map(({ name }) => name)).toEqual([
    '南一丁目',
    '南二丁目',
    '北町',
  ]);
});

test('a parent that is nowhere, or of a kind that holds no such area, fells the row and those below it', () => {
  const found = plan(
    '種別,名前,上の地域\nご近所,ひだまり会,南町\n町丁目,南町,どこか\n市,日和市,\nご近所,まんなか会,日和市\n',
    nothing,
  );
  expect(found.problems.map(({ row, reason }) => [row, reason])).toEqual([
    [2, '上の地域「南町」が、この表にも、これまでの地域にもありません。'],
    [3, '上の地域「どこか」が、この表にも、これまでの地域にもありません。'],
    [5, 'ご近所は、市「日和市」の中には置けません。'],
  ]);
  expect(found).toMatchObject({ accepted: 1, rejected: 3, skipped: 0 });
  expect(found.add.map(({ name }) => name)).toEqual(['日和市']);
});

test('a parent may stand further down in the list or be stored already', () => {
  const known = imported([
    '種別,名前\n市,日和市\n',
    '種別,名前,上の地域\n町丁目,南町,東部\n地区,東部,日和市\n',
  ]);
  expect([parentsOf(known, '南町'), parentsOf(known, '東部')]).toEqual([['東部'], ['日和市']]);
});

test('two stored towns of one name: nobody can say which', () => {
  const known = imported(['町丁目\n南町\n']);
  const twin = { ...known, areas: [...known.areas, { ...named(known, '南町'), id: 'twin' }] };
  expect(plan('町丁目,避難所\n南町,第九小\n', twin).problems[0]?.reason).toBe(
    '「南町」という町丁目が2つあり、どちらか分かりません。',
  );
});

test('the publisher renames and moves its own; the old name stays findable', () => {
  const json = (name: string, lat: number) =>
    JSON.stringify({
      features: [
        {
          properties: { 共通ID: 'E1399900001111', '施設・場所名': name },
          geometry: { type: 'Point', coordinates: [139.5, lat] },
        },
      ],
    });
  const known = imported([json('南小学校', 35.75)]);
  const found = plan(json('南学園', 35.76), known);
  expect(found.change).toMatchObject([{ id: known.areas[0]?.id, name: '南学園', lat: 35.76 }]);
  expect(found.addNames).toMatchObject([{ name: '南小学校' }]);
  doesNothing(plan(json('南小学校', 35.750001), known));
});

test('another publisher only fills in what is missing', () => {
  const known = imported(['町丁目,緯度,経度,かな\n南町,,,みなみ\n']);
  const found = plan('[{"town":"南町","lat":35.7,"lng":139.5}]', known);
  expect(found.change).toMatchObject([
    { name: '南町', kana: 'みなみ', lat: 35.7, lng: 139.5, source: '取り込んだ表' },
  ]);
  doesNothing(plan('[{"town":"南町","lat":35.8,"lng":139.6}]', applyPlan(known, found)));
});

test('a name in a file by which a person knows an area finds it', () => {
  const known = imported([sampleFile('shelters.json')]);
  const zone = named(known, '南中学校');
  const renamed = {
    ...change(known, { ...zone, name: '南の家', key: '南の家', source: 'hand' }),
    names: [{ area_id: zone.id, name: '南中学校', key: '南中' }],
  };
  doesNothing(plan(sampleFile('shelters.json'), renamed));
  const next = imported(['町丁目,避難所\n南町,南中学校\n'], renamed);
  expect(parentsOf(next, '南町')).toEqual(['南の家']);
});

test('dates tell a town that ended from the one that came after it', () => {
  const file = '種別,名前,いつから,いつまで\n町丁目,南町,,2019-12-31\n町丁目,南町,2020-01-01,\n';
  const known = imported([file]);
  expect(known.areas.map(({ from_on, until_on }) => [from_on, until_on])).toEqual([
    [null, '2019-12-31'],
    ['2020-01-01', null],
  ]);
  doesNothing(plan(file, known));
});

describe('what lies in what', () => {
  const seven = '町丁目,避難所\n南町,第七小学校\n';
  const nine = '町丁目,避難所\n南町,第九小学校\n';

  test('the table drops a proposal', () => {
    const proposed = propose(
      imported([
        '町丁目,緯度,経度\n南町,35.75,139.5\n',
        '避難所,緯度,経度\n第七小学校,35.75,139.5\n',
      ]),
    );
    expect(parentsOf(proposed, '南町')).toEqual(['第七小学校']);
    const known = imported([nine], proposed);
    expect(parentsOf(known, '南町')).toEqual(['第九小学校']);
    expect(propose(known).edges).toEqual(known.edges);
  });

  test('the table makes a right proposal official', () => {
    const proposed = propose(
      imported([
        '町丁目,緯度,経度\n南町,35.75,139.5\n',
        '避難所,緯度,経度\n第七小学校,35.75,139.5\n',
      ]),
    );
    expect(imported([seven], proposed).edges).toMatchObject([
      { standing: 'confirmed', source: 'official' },
    ]);
  });

  test('a newer table ends what an older one said, the day before', () => {
    const known = imported([nine], imported([seven]));
    expect(known.edges.map(({ from_on, until_on }) => [from_on, until_on])).toEqual([
      [SINCE_EVER, '2026-03-31'],
      [day, null],
    ]);
    expect([parentsOf(known, '南町', '2026-03-31'), parentsOf(known, '南町')]).toEqual([
      ['第七小学校'],
      ['第九小学校'],
    ]);
    doesNothing(plan(nine, known));
    doesNothing(plan(nine, known, '2027-01-01'));
  });

  test('with a day, from that day', () => {
    const dated = '町丁目,避難所,いつから\n南町,第九小学校,令和9年4月1日\n';
    const known = imported([dated], imported([seven]));
    expect([
      parentsOf(known, '南町', '2027-03-31'),
      parentsOf(known, '南町', '2027-04-01'),
    ]).toEqual([['第七小学校'], ['第九小学校']]);
    doesNothing(plan(dated, known));
  });

  test('a history in one table', () => {
    const history =
      '町丁目,避難所,いつから,いつまで\n南町,第七小学校,,2020-03-31\n南町,第九小学校,2020-04-01,\n';
    for (const known of [imported([history]), imported([history], imported([seven]))]) {
      expect([parentsOf(known, '南町', '2020-03-31'), parentsOf(known, '南町')]).toEqual([
        ['第七小学校'],
        ['第九小学校'],
      ]);
      doesNothing(plan(history, known));
    }
  });

  test('back to the first zone: a new edge after the one that ended', () => {
    const before = imported([seven, nine]);
    const known = applyPlan(before, plan(seven, before, '2027-04-01'));
    expect(parentsOf(known, '南町', '2027-04-01')).toEqual(['第七小学校']);
    expect(parentsOf(known, '南町', '2026-12-01')).toEqual(['第九小学校']);
    doesNothing(plan(seven, known, '2027-04-01'));
  });

  test('a table of districts leaves the zones alone', () => {
    const known = imported(['町丁目,地区\n南町,西部\n'], imported([seven]));
    expect(parentsOf(known, '南町')).toEqual(['第七小学校', '西部']);
  });

  test('a town in two zones, in one cell or in two rows', () => {
    for (const file of [
      '町丁目,避難所\n南町,第七小学校、第九小学校\n',
      '町丁目,避難所\n南町,第七小学校\n南町,第九小学校\n',
    ])
      expect(parentsOf(imported([file]), '南町')).toEqual(['第七小学校', '第九小学校']);
  });

  test('what a person set is kept and told', () => {
    const known = place(imported([seven, '避難所\n第九小学校\n']), '南町', '第九小学校');
    const found = plan(seven, known);
    doesNothing(found);
    expect(found.kept).toEqual([
      {
        row: 2,
        column: '上の地域',
        reason: '「南町」は人が置いたところに残しました。この表では「第七小学校」です。',
      },
    ]);
  });

  test('what a person ended is not begun again, unless the table says since when', () => {
    const ended = (known: Known): Known => ({
      ...known,
      edges: known.edges.map((edge): Edge => ({ ...edge, source: 'hand', until_on: '2025-03-31' })),
    });
    const known = ended(imported([seven]));
    doesNothing(plan(seven, known));
    expect(
      plan('町丁目,避難所,いつから\n南町,第七小学校,2025-04-01\n', known).addEdges,
    ).toHaveLength(1);
  });

  test('names, dates and places set by hand stay', () => {
    const file = '種別,名前,コード,緯度,経度,いつから\n町丁目,南町,77,35.7,139.5,2020-04-01\n';
    const known = imported([file]);
    const mine = {
      ...named(known, '南町'),
      name: 'みなみまち',
      key: 'みなみまち',
      lat: 35.8,
      from_on: '2019-04-01',
      source: 'hand',
    };
    doesNothing(plan(file, change(known, mine)));
  });
});

const names = [
  '南町',
  '北町',
  '滝山五丁目',
  '滝山5丁目',
  '滝山五丁目（1番）',
  '滝山五丁目（2番）',
  '南町、北町',
  '',
  '合計',
];
const zones = ['第七小学校', '第九小', '第九小学校', '第七小学校、第九小学校', '未定', ''];
const dates = ['', '', '2020-04-01', '令和8年4月1日', '2027-04-01', 'いつか'];
const cell = (list: string[]) => fc.constantFrom(...list);
const table = fc
  .array(
    fc.tuple(
      cell(names),
      cell(zones),
      cell(['東部', '西部', '']),
      cell(dates),
      cell(dates),
      cell(['', '35.75', '139.5']),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) =>
    [
      '町丁目,避難所,地区,いつから,いつまで,緯度,経度',
      ...rows.map((row) => [...row, row[5] && '139.5'].join(',')),
    ].join('\n'),
  );
const list = fc
  .array(
    fc.tuple(
      cell(['市', '地区', '避難所区域', '町丁目', 'ご近所']),
      cell(['あ', 'い', 'う', '第九小']),
      cell(['', 'あ', 'い', '第九小']),
      cell(dates),
      cell(dates),
      cell(['', 'え', 'う']),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) =>
    ['種別,名前,上の地域,いつから,いつまで,別名', ...rows.map((row) => row.join(','))].join('\n'),
  );
const files = fc.array(fc.oneof(table, list), { minLength: 1, maxLength: 3 });

function isReadable(text: string): boolean {
  try {
    return mustRead(text).rows > 0;
  } catch {
    return false;
  }
}

test('plan, do, plan: whatever the files, the last one again changes nothing', () => {
  fc.assert(
    fc.property(files, fc.boolean(), (texts, isProposed) => {
      const all = texts.filter(isReadable);
      fc.pre(all.length > 0);
      const before = imported(all.slice(0, -1));
      const known = isProposed ? propose(before) : before;
      const last = all.at(-1)!;
      const first = plan(last, known);
      expect(first.accepted + first.skipped + first.rejected).toBe(first.rows);
      const done = applyPlan(known, first);
      expect(
        new Set(done.edges.map((edge) => `${edge.child_id} ${edge.parent_id} ${edge.from_on}`))
          .size,
      ).toBe(done.edges.length);
      doesNothing(plan(last, done));
    }),
    { numRuns: 150 },
  );
});

describe.skipIf(!hasRealFiles)('the real files of 東久留米市', () => {
  const all = () => [realFile(realShelters), realFile(realTowns)];

  test('26 zones, 80 towns, one city; again nothing', () => {
    const known = imported(all());
    expect(
      Object.fromEntries(
        [...Map.groupBy(known.areas, ({ kind }) => kind)].map(([kind, list]) => [
          kind,
          list.length,
        ]),
      ),
    ).toEqual({ city: 1, zone: 26, town: 80 });
    for (const file of all()) {
      const again = plan(file, known);
      doesNothing(again);
      expect(again.skipped).toBe(again.rows);
    }
  });

  test('滝山五丁目, set to 第九小学校 by hand, stays there through every import', () => {
    let known = propose(imported(all()));
    expect(parentsOf(known, '滝山五丁目')).toEqual(['第七小学校']);
    known = place(known, '滝山五丁目', '第九小学校');
    const districts = '避難所,地区,市\n第九小学校,西部,東久留米市\n';
    const city = '町丁目,避難所\n滝山5丁目,第七小学校\n滝山四丁目,第九小学校\n';
    known = propose(imported([...all(), districts, city, ...all()], known));
    expect(parentsOf(known, '滝山五丁目')).toEqual(['第九小学校']);
    expect(
      known.edges.filter((edge) => edge.child_id === named(known, '滝山五丁目').id),
    ).toMatchObject([{ source: 'hand', standing: 'confirmed' }]);
    const tree = treeOn(day, known.areas, known.edges);
    expect(paths(tree, named(known, '滝山五丁目').id).map(showPath)).toEqual([
      '東久留米市 › 西部 › 第九小学校 › 滝山五丁目',
    ]);
  });
});
