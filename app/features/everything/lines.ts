/**
 * Lines of JSON as they come in again. What does not fit is named by file and line, because it can
 * only come from a hand: the program writes no other.
 */
import type { Kind } from '#app/db/tables.server.ts';
import type { Cell, Row } from '#app/lib/row-sums.ts';
import { problem } from './manifest.ts';

type Place = { file: string; line: number };
const fits: Record<string, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  whole: (value) => Number.isSafeInteger(value),
  number: (value) => Number.isFinite(value),
};
const words: Record<string, string> = { text: '文字', whole: '整数', number: '数' };

/** The cells of a line in the order of the columns. */
export function rowOf(text: string, kinds: Record<string, Kind>, place: Place): Row {
  const object = parsed(text, place);
  const strange = Object.keys(object).find((name) => !Object.hasOwn(kinds, name));
  if (strange !== undefined) throw wrong(place, `「${strange}」という欄はありません`);
  return Object.entries(kinds).map(([name, kind]) => cellOf(object, name, kind, place));
}

function parsed(text: string, place: Place): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (value && typeof value === 'object' && !Array.isArray(value)) return { ...value };
  } catch {}
  throw wrong(place, '1件の形（JSON）になっていません');
}

function cellOf(object: Record<string, unknown>, name: string, kind: Kind, place: Place): Cell {
  if (!Object.hasOwn(object, name)) throw wrong(place, `「${name}」の欄がありません`);
  const value = object[name];
  const plain = kind.replace('?', '');
  const isRight = (value === null && kind.endsWith('?')) || fits[plain]?.(value);
  if (!isRight) throw wrong(place, `「${name}」の欄は、${words[plain]}でなければなりません`);
  return value as Cell;
}

const wrong = ({ file, line }: Place, what: string) =>
  problem(
    'damaged',
    `${file} の ${line} 行目：${what}。手で直したファイルは受けとれません。書き出したままのファイルを使ってください。何も入れていません。`,
  );
