/**
 * 操作の記録 (S6): who did what to what, in sentences. Managers ask it "who saw this", so what
 * it asks stands in the address. Personal values were never kept: they are named, no more.
 */
import { type Day, isDay, parseDate, showDate, showFiscalYear } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { wordOf as fileWordOf } from '../files/file.ts';
import { rulesInWords } from '../mappings/words.ts';
import { fieldWords, thingWords, valueWords, verbWords } from './words.ts';

export type AuditFilter = {
  actor: string;
  thing: string;
  id: string;
  verb: string;
  from: Day | '';
  to: Day | '';
  /** Lines older than this number, or newer than it. */
  before: number | null;
  after: number | null;
};
export type AuditLine = {
  seq: number;
  at: string;
  actor: string | null;
  verb: string;
  thing: string;
  thingId: string;
  /** Name of the person or the area that it was done to. */
  named: string | null;
  fields: string;
};

export function readFilter(params: URLSearchParams, today: Day): AuditFilter {
  const text = (name: string) => params.get(name)?.trim() ?? '';
  const day = (name: string) => parseDate(text(name), today) ?? '';
  const seq = (name: string) => (/^\d{1,10}$/.test(text(name)) ? Number(text(name)) : null);
  return {
    actor: text('actor'),
    thing: text('thing'),
    id: text('id'),
    verb: text('verb'),
    from: day('from'),
    to: day('to'),
    before: seq('before'),
    after: seq('after'),
  };
}

export function auditAddress(
  filter: Partial<AuditFilter>,
  changed: Partial<AuditFilter> = {},
): string {
  const given = Object.entries({ ...filter, before: null, after: null, ...changed });
  const params = new URLSearchParams(given.flatMap(([k, v]) => (v ? [[k, String(v)]] : [])));
  return `/audit${params.size > 0 ? `?${params}` : ''}`;
}

/** Days are days in Tokyo; the lines hold moments with Z. */
export function momentsOf({ from, to }: Pick<AuditFilter, 'from' | 'to'>) {
  const start = (day: Day) => new Date(`${day}T00:00:00+09:00`);
  const end = to && new Date(start(to).getTime() + 86_400_000).toISOString();
  return { from: from && start(from).toISOString(), until: end };
}

/** Keys come from the data, so `constructor` may be one. */
function inWords(words: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** What a verb says, also one that no feature has words for. */
export const wordOf = (verb: string) => inWords(verbWords, verb) ?? `「${verb}」をしました`;
export const thingOf = (thing: string) => inWords(thingWords, thing) ?? thing;

export function sentenceOf({ actor, verb, thing, named }: AuditLine): string {
  if (verb === 'session.refused')
    return `だれかが、${named ?? actor ?? '職員'}さんの名前で${wordOf(verb)}。`;
  const who = actor === null ? 'えんがわ' : `${actor}さん`;
  const whom =
    named === null || named === actor ? '' : `（${named}${thing === 'staff' ? 'さん' : ''}）`;
  return `${who}が、${wordOf(verb)}${whom}。`;
}

/** Values that were kept as they are, then the names of those that were not. */
export function fieldsOf(line: Pick<AuditLine, 'fields'>): string[] {
  const given = Object.entries(parsed(line.fields)).map(([name, value]) => ({
    name: inWords(fieldWords, name) ?? name,
    value: shown(name, value),
  }));
  const kept = given
    .filter(({ value }) => value !== null && value !== '')
    .map(({ name, value }) => `${name}：${value}`);
  const names = [...new Set(given.filter(({ value }) => value === null).map(({ name }) => name))];
  return names.length === 0 ? kept : [...kept, `${names.join('、')}（内容は残していません）`];
}

function parsed(fields: string): Record<string, unknown> {
  try {
    return JSON.parse(fields);
  } catch {
    return {}; // a line that was tampered with must not close the page that shows it
  }
}

/** Null for what is kept as a digest; nothing for ids, which tell people nothing. */
function shown(name: string, value: unknown): string | null {
  if (Array.isArray(value)) return listed(name, value.map(String));
  const text = String(value ?? '');
  if (/^#[0-9a-f]{16}$/.test(text)) return null;
  if (isDay(text)) return showDate(text);
  if (name === 'year' && /^\d{4}$/.test(text)) return showFiscalYear(Number(text));
  if (name === 'type') return fileWordOf(text);
  return isId(text) ? '' : (inWords(valueWords[name] ?? {}, text) ?? text);
}

function listed(name: string, values: string[]): string {
  if (name === 'added' || name === 'dropped') return rulesInWords(values);
  return values.map((v) => inWords(fieldWords, v) ?? v).join('、');
}

/** Where the thing can be seen, when it has a page that is open to the reader. */
export function linkOf(
  { thing, thingId }: Pick<AuditLine, 'thing' | 'thingId'>,
  managesStaff: boolean,
): string | null {
  if (thing === 'record' && isId(thingId)) return `/records/${thingId}`;
  if (thing === 'area' && isId(thingId)) return `/areas/${thingId}`;
  if (thing === 'staff' && managesStaff && isId(thingId)) return `/staff/${thingId}`;
  if (thing === 'import' && isId(thingId)) return `/imports/${thingId}`;
  if (thing === 'plan' && isId(thingId)) return `/purposes/${thingId}`;
  if (thing === 'series' && isId(thingId)) return `/statistics/${thingId}`;
  if (thing === 'mapping') return `/mappings/${thingId}`;
  if (thing === 'list' || thing === 'code')
    return `/settings/lists/${encodeURIComponent(thingId.split('/')[0] ?? '')}`;
  return null;
}

export function verdictSentence(lines: number, faults: string[]): string {
  if (faults.length === 0)
    return `${lines}行のつながりを確かめました。書きかえも欠けもありません。`;
  return `${lines}行のつながりを確かめました。合わないところが${faults.length}か所あります。`;
}
