/** Words of a table in a text, from left to right and the longest first. */
import type { ListName } from '../lists/defaults.ts';
import { under } from './gathered.ts';
import type { Known } from './line.ts';
import { plainWord, type Range } from './plain.ts';
import { wordLists } from './words.ts';

export type FoundWord = Range & { word: string; code: string };
type Table = Map<string, { word: string; code: string }[]>;

export function findWords(text: string, table: Table): FoundWord[] {
  const found: FoundWord[] = [];
  for (let at = 0; at < text.length; ) {
    const hit = (table.get(text[at] ?? '') ?? []).find(({ word }) => text.startsWith(word, at));
    if (hit?.code) found.push({ ...hit, from: at, to: at + hit.word.length });
    at += hit ? hit.word.length : 1;
  }
  return found;
}

type Codes = Known['codes'][ListName];
const made = new WeakMap<Codes, Table>();

/** The words of a list: ours for the codes that the office has, its own labels and words. */
export function tableOf(list: ListName, codes: Codes): Table {
  const before = made.get(codes);
  if (before) return before;
  const words = new Map<string, string>();
  for (const [code, text] of Object.entries(wordLists[list] ?? {}))
    if (code === '' || codes.some((c) => c.code === code))
      for (const word of text.split(' ')) words.set(plainWord(word), code);
  // The office's own come last and win. A label that names two things (記録・分析) or nothing
  // (その他) is no word of a sentence.
  for (const { code, label, words: own = [] } of codes)
    for (const word of [...(code === 'other' || /[・／/]/.test(label) ? [] : [label]), ...own])
      words.set(plainWord(word), code);
  const table = byFirstLetter(words);
  made.set(codes, table);
  return table;
}

export function byFirstLetter(words: Map<string, string>): Table {
  const table: Table = new Map();
  const longestFirst = [...words].sort(([a], [b]) => b.length - a.length);
  for (const [word, code] of longestFirst) {
    const first = word[0];
    if (first !== undefined) under(table, first).push({ word, code });
  }
  return table;
}
