/** Lines of the audit, counted by who did what: wrote, looked, took out. */
import type { AuditLine } from '../safety/audit.ts';

export type Sort = 'wrote' | 'looked' | 'took' | 'came';
export type Seen = AuditLine & { actorId: string | null };
export type Person = { name: string; last: string } & Record<Sort, number>;

const TOOK = /\.(export|print|download)$|^list\.export$/;
const LOOKED = /\.(read|list|look)$/;
const CAME = /^(session|device|passkey|password|second|feed)\./;

export function sortOf(verb: string): Sort {
  if (TOOK.test(verb)) return 'took';
  if (LOOKED.test(verb)) return 'looked';
  return CAME.test(verb) ? 'came' : 'wrote';
}

/** One line a person, who took out most first. `lines` are newest first. */
export function peopleIn(lines: readonly Seen[]): Person[] {
  const people = new Map<string, Person>();
  for (const { actorId, actor, verb, at } of lines) {
    const key = actorId ?? '';
    const now = people.get(key) ?? { ...none, name: actor ?? 'えんがわ', last: at };
    const sort = sortOf(verb);
    people.set(key, { ...now, [sort]: now[sort] + 1 });
  }
  return [...people.values()].sort((a, b) => b.took - a.took || b.looked - a.looked);
}

const none = { wrote: 0, looked: 0, took: 0, came: 0 };

/** The answer in one sentence. */
export function sentenceOf(lines: readonly Seen[], records: number | null): string {
  const people = peopleIn(lines).filter(({ name }) => name !== 'えんがわ');
  const sum = (sort: Sort) => people.reduce((n, person) => n + person[sort], 0);
  const held = records === null ? '' : `この言葉のある記録は${records}件です。`;
  if (lines.length === 0) return `${held}あてはまる操作はありません。`;
  return `${held}${people.length}人が、見る${sum('looked')}回、書く${sum('wrote')}回、印刷や書き出し${sum('took')}回をしました。`;
}
