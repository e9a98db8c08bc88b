/**
 * The office's own lists of words to choose from. A code is for the program and never
 * changes; its label, place and days of use are the office's. A code is never deleted: what
 * was recorded with it keeps its word, it only stops being offered.
 * Each edit here takes a list as it stands and gives the list as it will be, or why not.
 */
import { addDays, type Day } from '#app/lib/dates.ts';
import { normalise } from '#app/lib/japanese.ts';
import {
  connectedGroups,
  defaultLists,
  isDefaultCode,
  type ListName,
  listNames,
} from './defaults.ts';
import { stepped } from './order.ts';

export type Code = {
  code: string;
  label: string;
  group: string;
  sort: number;
  fromOn: Day | null;
  /** The last day. */
  untilOn: Day | null;
};
export type Lists = Record<ListName, Code[]>;
export type Refusal = 'unknown' | 'same-label' | 'no-group' | 'before-start' | 'last' | 'clash';
export type Edited = Code[] | Refusal;

export function isListName(text: string | undefined): text is ListName {
  return listNames.some((name) => name === text);
}

export function groupsOf(list: ListName): Record<string, string> {
  return list === 'connected' ? connectedGroups : {};
}

export function isInUse({ fromOn, untilOn }: Code, day: Day): boolean {
  return (fromOn === null || fromOn <= day) && !hasEnded({ untilOn }, day);
}

export function hasEnded({ untilOn }: Pick<Code, 'untilOn'>, day: Day): boolean {
  return untilOn !== null && untilOn < day;
}

/** What a form offers on a day. */
export function choicesOn(lists: Lists, list: ListName, day: Day): Code[] {
  return lists[list].filter((code) => isInUse(code, day));
}

/** The same as a field shows them. */
export function optionsOn(lists: Lists, list: ListName, day: Day) {
  return choicesOn(lists, list, day).map(({ code, label }) => ({ value: code, label }));
}

/** Ended codes keep their word; one that the list never had stands as it is. */
export function labelOf(lists: Lists, list: ListName, code: string): string {
  return lists[list].find((c) => c.code === code)?.label ?? code;
}

export type NewCode = Pick<Code, 'code' | 'label' | 'group' | 'fromOn'>;

/** At the end of its group. */
export function added(list: ListName, codes: Code[], added: NewCode): Edited {
  const groups = Object.keys(groupsOf(list));
  if (groups.length > 0 && !groups.includes(added.group)) return 'no-group';
  if (hasLabel(codes, added.label)) return 'same-label';
  const group = groups.length > 0 ? added.group : '';
  const last = codes.findLastIndex((c) => c.group === group);
  const at = last < 0 ? codes.length : last + 1;
  return codes.toSpliced(at, 0, { ...added, group, untilOn: null, sort: at });
}

/** `was` is the label that the person saw: a newer one is never overwritten unseen (R9). */
export function renamed(codes: Code[], code: string, was: string, label: string): Edited {
  const current = codes.find((c) => c.code === code);
  if (!current) return 'unknown';
  if (current.label !== was && current.label !== label) return 'clash';
  if (
    hasLabel(
      codes.filter((c) => c !== current),
      label,
    )
  )
    return 'same-label';
  return changed(codes, { ...current, label });
}

/** Never the last one: a record needs something to choose. */
export function ended(codes: Code[], code: string, untilOn: Day): Edited {
  const current = codes.find((c) => c.code === code);
  if (!current) return 'unknown';
  if (current.fromOn && untilOn < current.fromOn) return 'before-start';
  const after = changed(codes, { ...current, untilOn });
  const next = addDays(untilOn, 1);
  return after.some((c) => c.untilOn === null && isInUse(c, next)) ? after : 'last';
}

export function reopened(codes: Code[], code: string): Edited {
  const current = codes.find((c) => c.code === code);
  return current ? changed(codes, { ...current, untilOn: null }) : 'unknown';
}

/** One place up (-1) or down (+1) among those of its group that are not over; at the end it stays. */
export function moved(codes: Code[], code: string, step: -1 | 1, day: Day): Edited {
  const current = codes.find((c) => c.code === code);
  if (!current) return 'unknown';
  return stepped(codes, current, step, (c) => c.group === current.group && !hasEnded(c, day));
}

/** The first words, order and days again; the office's own codes stay, behind those of their group. */
export function restored(list: ListName, codes: Code[]): Edited {
  const own = codes.filter((c) => !isDefaultCode(list, c.code));
  const first = firstCodes(list);
  if (first.some((c) => hasLabel(own, c.label))) return 'same-label';
  const groups = [...new Set([...first, ...own].map((c) => c.group))];
  return groups.flatMap((group) => [...first, ...own].filter((c) => c.group === group));
}

/** What restoring would do, in sentences; none when the list is as at first. */
export function differences(list: ListName, codes: Code[]): string[] {
  const found = firstCodes(list).flatMap(({ code, label }) => {
    const now = codes.find((c) => c.code === code);
    if (!now) return [`「${label}」を加えます。`];
    return [
      ...(now.label === label ? [] : [`「${now.label}」を「${label}」に戻します。`]),
      ...(now.untilOn ? [`「${label}」をまた使えるようにします。`] : []),
    ];
  });
  const after = restored(list, codes);
  const isMoved =
    Array.isArray(after) &&
    after
      .filter((c) => codes.some((now) => now.code === c.code))
      .map((c) => c.code)
      .join() !== codes.map((c) => c.code).join();
  return isMoved ? [...found, '並び順を元に戻します。'] : found;
}

export function firstCodes(list: ListName): Code[] {
  return defaultLists[list].map(({ code, label, group = '' }, sort) => ({
    code,
    label,
    group,
    sort,
    fromOn: null,
    untilOn: null,
  }));
}

function changed(codes: Code[], code: Code): Code[] {
  return codes.map((c) => (c.code === code.code ? code : c));
}

/** Among ended ones too: two codes of one word would part the counts of the years. */
function hasLabel(codes: Code[], label: string): boolean {
  return codes.some((c) => normalise(c.label) === normalise(label));
}
