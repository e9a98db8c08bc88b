/** The rules of an office, year by year: read and written as a whole. */
import { createHash } from 'node:crypto';
import { change, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { stamp } from '../lists/stamp.ts';
import type { Form } from './forms.ts';
import { isRuleHead, type Rule } from './mapping.ts';

/** One form in one fiscal year. */
export type Place = { form: Form; year: number };
export type Saved = { done: true } | { done: false; now: Rule[] };

export async function readRules(db: Db, officeId: string, { form, year }: Place): Promise<Rule[]> {
  const rows = await db
    .selectFrom('mapping')
    .select(['target', 'head', 'code'])
    .where('office_id', '=', officeId)
    .where('fiscal_year', '=', year)
    .where('form', '=', form.code)
    .orderBy('target')
    .orderBy('head')
    .orderBy('code')
    .execute();
  return rows.flatMap(({ head, ...row }) => (isRuleHead(head) ? [{ ...row, head }] : []));
}

/** Which forms are set up for which years. */
export function readSetUp(db: Db, officeId: string): Promise<{ form: string; year: number }[]> {
  return db
    .selectFrom('mapping')
    .select(['form', 'fiscal_year as year'])
    .where('office_id', '=', officeId)
    .groupBy(['form', 'fiscal_year'])
    .execute();
}

/** Tells one state of rules from every other (R9); the order says nothing. */
export function stampOf(rules: readonly Rule[]): string {
  return createHash('sha256').update(named(rules).sort().join('\n')).digest('hex').slice(0, 16);
}

const named = (rules: readonly Rule[]) => rules.map((r) => `${r.target} ${r.head} ${r.code}`);

type Wanted = {
  /** The stamp of what was on the screen: a newer state is never overwritten unseen. */
  seen: string;
  rules: readonly Rule[];
};

/** The words of one target, anew. */
export function saveTarget(
  db: Db,
  who: Who,
  place: Place,
  target: string,
  wanted: Wanted,
): Promise<Saved> {
  const line = { verb: 'mapping.save', target };
  return save(db, who, place, wanted, line, (rule) => rule.target === target);
}

/** All targets of a form for a year: the first rules, or those of last year. */
export function saveForm(
  db: Db,
  who: Who,
  place: Place,
  verb: 'mapping.first' | 'mapping.copy',
  wanted: Wanted,
): Promise<Saved> {
  return save(db, who, place, wanted, { verb }, () => true);
}

async function save(
  db: Db,
  who: Who,
  place: Place,
  { seen, rules }: Wanted,
  { verb, target }: { verb: string; target?: string },
  isMine: (rule: Rule) => boolean,
): Promise<Saved> {
  return change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    const now = (await readRules(tx, who.officeId, place)).filter(isMine);
    const [added, dropped] = [without(rules, now), without(now, rules)];
    const isSame = added.length + dropped.length === 0;
    const isClash = !isSame && seen !== stampOf(now);
    note({
      verb: isSame ? 'mapping.same' : isClash ? 'mapping.clash' : verb,
      thing: 'mapping',
      id: `${place.form.code}/${place.year}`,
      plain: {
        form: place.form.code,
        year: place.year,
        target,
        ...(!isClash && { added: inWords(added, target), dropped: inWords(dropped, target) }),
      },
    });
    if (isClash) return { done: false, now };
    await drop(tx, who, place, dropped);
    await insert(tx, who, place, added);
    return { done: true };
  });
}

function without(rules: readonly Rule[], others: readonly Rule[]): Rule[] {
  const known = new Set(named(others));
  return rules.filter((rule) => !known.has(named([rule])[0] ?? ''));
}

/** The audit keeps codes, never the office's words. */
function inWords(rules: readonly Rule[], target: string | undefined): string[] {
  return rules.map((r) => [...(target ? [] : [r.target]), r.head, r.code].join('/'));
}

async function drop(tx: Tx, who: Who, { form, year }: Place, rules: readonly Rule[]) {
  for (const { target, head, code } of rules)
    await tx
      .deleteFrom('mapping')
      .where('office_id', '=', who.officeId)
      .where('fiscal_year', '=', year)
      .where('form', '=', form.code)
      .where('target', '=', target)
      .where('head', '=', head)
      .where('code', '=', code)
      .execute();
}

async function insert(tx: Tx, who: Who, { form, year }: Place, rules: readonly Rule[]) {
  if (rules.length === 0) return;
  const at = { office_id: who.officeId, fiscal_year: year, form: form.code };
  await tx
    .insertInto('mapping')
    .values(rules.map((rule) => ({ ...at, ...rule, ...stamp(who) })))
    .execute();
}
