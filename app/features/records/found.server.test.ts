import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import type { RecordConfidentialTable, RecordTable } from '#app/db/schema.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { areasInside } from '../accounts/inside.server.ts';
import { editRecord } from './edits.server.ts';
import { type Filter, readFilter } from './filter.ts';
import { found } from './found.server.ts';
import { mayReadConfidential, type RecordFields } from './record.ts';
import { removeRecord, restoreRecord, rowOf, saveRecord } from './records.server.ts';

const RECORDS = 110;
const QUESTIONS = 200;
/** So small that some hundred records are many: every way of looking is taken. */
const sizes = { page: 3, most: 8, reaches: [5, 20] as [number, number] };

// Some letters are common and some rare, as words are.
const letters = 'のののののの避避避避難難難民生委員孤立、 ';
const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 14 });
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const writers = ['nishida', 'higashi', 'kobayashi'] as const;
const writer = fc.constantFrom<PersonName>(...writers);
const fields = fc
  .record({
    done: text,
    secret: fc.oneof(fc.constant(''), text),
    occurredOn: day,
    areaId: fc.constantFrom(...Object.values(areas).map((area) => area.id)),
    kind: fc.constantFrom('meeting', 'meeting', 'meeting', 'drill'),
  })
  .map(({ secret, ...rest }) =>
    buildFields({ ...rest, confidential: { who: secret, detail: '' } }),
  );
const question = fc.record({
  words: fc.constantFrom<string[]>(['のの'], ['避難'], ['の避', '難の'], ['民生'], ['難避難']),
  who: fc.constantFrom<PersonName>(...writers, 'mori', 'sasaki', 'ichikawa', 'tonari'),
  area: rarely(fc.constantFrom(...Object.values(areas).map((area) => area.id))),
  from: rarely(day),
  to: rarely(day),
  staff: rarely(writer.map((name) => actorNamed(name).staffId)),
  kind: rarely(fc.constantFrom('meeting', 'drill')),
  removed: fc.constantFrom(false, false, false, false, true),
  /** The page begins after so many of what there is. */
  skip: fc.constantFrom(0, 0, 3, 8, 20),
});
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;
type Asked = ReturnType<typeof asked>;

onBothEngines('found records', (open) => {
  test('are those that a reading of all would find, whatever was changed (property)', async () => {
    const db = await open(buildCast);
    await write(db);
    const all = await everything(db);
    let many = 0;
    for (const one of fc.sample(question, { numRuns: QUESTIONS, seed: 11 })) {
      const { actor, filter, words } = asked(one);
      const within = await scope(db, asked(one));
      const right = all.filter((row) => isRight(row, asked(one), within)).map(({ r }) => r);
      const before = one.skip > 0 ? (right[one.skip - 1]?.timeline ?? null) : null;
      const { keys, count } = await found(db, actor, { ...filter, before }, within, words, sizes);
      const rest = right.filter((r) => before === null || r.timeline < before);
      const isMany = right.length > sizes.most;
      const seen = isMany ? sizes.page + 1 : rest.length;
      const ids = keys.map((key) => key.id);
      expect(isMany ? ids.slice(0, seen) : ids, JSON.stringify(one)).toEqual(
        rest.slice(0, seen).map((r) => r.id),
      );
      if (isMany) expect(count).toBeGreaterThan(sizes.most);
      else expect(count, JSON.stringify(one)).toBe(right.length);
      if (isMany) many += 1;
    }
    expect(many).toBeGreaterThan(QUESTIONS / 12);
  });
});

/** Saved, then some corrected in text, date, place and secret, some removed, some of those restored. */
async function write(db: Db): Promise<void> {
  const [made, later] = [3, 5].map((seed) => fc.sample(fields, { numRuns: RECORDS, seed }));
  const by = fc.sample(writer, { numRuns: RECORDS, seed: 4 });
  const mori = actorNamed('mori');
  for (const [n, one] of (made ?? []).entries()) {
    const id = newId();
    await saveRecord(db, actorNamed(by[n] ?? 'nishida'), id, one);
    if (n % 3 === 0) await editRecord(db, mori, id, 1, corrected(one, later?.[n], n));
    if (n % 7 === 0) await removeRecord(db, mori, id, '二重');
    if (n % 14 === 0) await restoreRecord(db, mori, id);
  }
}

/** One field or all of them: the index must follow each by itself. */
function corrected(before: RecordFields, after = before, n = 0): RecordFields {
  const names = ['areaId', 'done', 'occurredOn', 'confidential'] as const;
  const name = names[(n / 3) % (names.length + 1)];
  return name ? { ...before, [name]: after[name] } : after;
}

type Whole = { r: RecordTable; c: RecordConfidentialTable | undefined };

async function everything(db: Db): Promise<Whole[]> {
  const records = await db.selectFrom('record').selectAll().orderBy('timeline', 'desc').execute();
  const parts = await db.selectFrom('record_confidential').selectAll().execute();
  expect(await rowOf(db, OFFICE, records[0]?.id ?? '')).toBeTruthy();
  return records.map((r) => ({ r, c: parts.find((part) => part.record_id === r.id) }));
}

function asked({ who, words, skip: _, ...narrowed }: Question) {
  const filter: Filter = { ...readFilter(new URLSearchParams(), '2026-11-23'), ...narrowed };
  return { actor: actorNamed(who), filter, words };
}

async function scope(db: Db, { actor, filter }: Asked): Promise<string[] | null> {
  const inside = filter.area
    ? await areasInside(db, actor.officeId, [filter.area], '2026-11-23')
    : null;
  if (actor.role !== 'viewer') return inside;
  return inside ? inside.filter((id) => actor.areas.has(id)) : [...actor.areas];
}

function isRight({ r, c }: Whole, { actor, filter, words }: Asked, within: string[] | null) {
  const holds = (text: string) => words.every((word) => text.includes(word));
  const isOpen = mayReadConfidential(actor, { areaId: r.area_id, staffId: r.staff_id });
  return (
    r.office_id === actor.officeId &&
    (within === null || within.includes(r.area_id)) &&
    (r.removed_at !== null) === filter.removed &&
    (filter.from === null || r.occurred_on >= filter.from) &&
    (filter.to === null || r.occurred_on <= filter.to) &&
    (filter.staff === null || r.staff_id === filter.staff) &&
    (filter.kind === null || r.kind === filter.kind) &&
    (holds(r.search_text) || (isOpen && c !== undefined && holds(c.search_text)))
  );
}
