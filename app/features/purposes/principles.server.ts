import { change, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import type { PrincipleTable } from '#app/db/schema.ts';
import { newId } from '#app/lib/ids.ts';
import { type Base, mergeTexts, type Saved, type Texts, toSaved } from '#app/lib/merge.ts';
import { stamp } from '../lists/stamp.ts';
import { type Verb, verbs } from '../lists/verbs.ts';
import { type PrincipleKind, type Principles, standardKeys } from './plan.ts';

export type Standards = Record<(typeof standardKeys)[number], string>;
export type Policy = Record<Verb, string>;

export const saveStandards = (db: Db, who: Who, base: Base, texts: Standards) =>
  savePrinciples(db, who, 'standard', base, texts);

export const savePolicy = (db: Db, who: Who, base: Base, texts: Policy) =>
  savePrinciples(db, who, 'policy', base, texts);

function savePrinciples<T extends Texts>(
  db: Db,
  who: Who,
  kind: PrincipleKind,
  base: Base,
  texts: T,
): Promise<Saved<Texts>> {
  return change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    const rows = (await readPrinciples(tx, who.officeId)).filter((row) => row.kind === kind);
    const { version, texts: theirs } = principlesOf(rows, kind);
    const merged = mergeTexts<Texts>(base, { version, fields: theirs }, texts);
    const clashed = merged.clashes.map((c) => c.field);
    if (clashed.length > 0)
      note({ verb: 'principle.clash', thing: 'principle', id: kind, plain: { fields: clashed } });
    else {
      await write(tx, who, kind, rows, merged.fields);
      note({ verb: 'principle.save', thing: 'principle', id: kind, personal: merged.fields });
    }
    return toSaved(merged, version, theirs);
  });
}

async function write(tx: Tx, who: Who, kind: PrincipleKind, rows: PrincipleTable[], texts: Texts) {
  const known = new Set(rows.map(principleKey));
  const isNew = ([key]: [string, string]) => !known.has(key);
  await insertPrinciples(tx, who, kind, Object.fromEntries(Object.entries(texts).filter(isNew)));
  for (const row of rows) {
    const text = texts[principleKey(row)];
    if (text !== undefined && text !== row.text)
      await tx
        .updateTable('principle')
        .set({ text, ...stamp(who), version: row.version + 1 })
        .where('office_id', '=', who.officeId)
        .where('id', '=', row.id)
        .execute();
  }
}

export async function insertPrinciples(tx: Tx, who: Who, kind: PrincipleKind, texts: Texts) {
  const keys = kind === 'policy' ? verbs.map(({ verb }) => verb) : standardKeys;
  const rows = keys.flatMap((key, sort) => {
    const text = texts[key];
    const verb = kind === 'policy' ? key : null;
    const own = { office_id: who.officeId, id: newId(), kind, verb, sort, version: 1 };
    return text === undefined ? [] : [{ ...own, text, ...stamp(who) }];
  });
  if (rows.length > 0) await tx.insertInto('principle').values(rows).execute();
}

export async function readPrinciples(db: Db, officeId: string): Promise<PrincipleTable[]> {
  return db
    .selectFrom('principle')
    .selectAll()
    .where('office_id', '=', officeId)
    .orderBy('sort')
    .execute();
}

/** The version of the set: each saving of one of its texts adds one. */
export function principlesOf(rows: readonly PrincipleTable[], kind: PrincipleKind): Principles {
  const own = rows.filter((row) => row.kind === kind);
  return {
    version: own.reduce((sum, row) => sum + row.version, 0),
    texts: Object.fromEntries(own.map((row) => [principleKey(row), row.text])),
  };
}

function principleKey({ verb, sort }: Pick<PrincipleTable, 'verb' | 'sort'>): string {
  return verb ?? standardKeys[sort] ?? String(sort);
}
