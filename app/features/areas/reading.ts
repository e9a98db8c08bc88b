// What a file of areas says, before it meets what is stored. Row numbers are those a person sees:
// the line of a table, the place in a list. A row with a problem gives no areas.
import type { Day } from '#app/lib/dates.ts';
import { areaKey, type Kind } from './area.ts';

export type RowProblem = { row: number; column: string; reason: string };
/** Without a kind: the nearest area of that name in which the child may lie. */
export type ParentIn = { kind: Kind | null; name: string; from: Day | null; until: Day | null };
export type AreaIn = {
  row: number;
  kind: Kind;
  name: string;
  kana: string;
  sourceKey: string | null;
  lat: number | null;
  lng: number | null;
  from: Day | null;
  until: Day | null;
  names: string[];
  parents: ParentIn[];
};
export type AreasRead = {
  kind: 'shelters' | 'towns' | 'table';
  /** Who published it; areas keep it. */
  source: string;
  rows: number;
  areas: AreaIn[];
  problems: RowProblem[];
  repaired: RowProblem[];
  skipped: number;
};

export function areaIn(row: number, kind: Kind, name: string, more: Partial<AreaIn> = {}): AreaIn {
  const blank = {
    kana: '',
    sourceKey: null,
    lat: null,
    lng: null,
    from: null,
    until: null,
    names: [],
    parents: [],
  };
  return { ...blank, ...more, row, kind, name };
}

export function parentIn(
  kind: Kind | null,
  name: string,
  dates?: Pick<ParentIn, 'from' | 'until'>,
): ParentIn {
  return { kind, name, from: dates?.from ?? null, until: dates?.until ?? null };
}

export function nothingRead(kind: AreasRead['kind'], source: string, rows: number): AreasRead {
  return { kind, source, rows, areas: [], problems: [], repaired: [], skipped: 0 };
}

export function nameId(kind: Kind, name: string): string {
  return `${kind} ${areaKey(kind, name)}`;
}

/** Blanks at the ends, full-width figures and half-width kana go; 髙 stays 髙. */
export function cleanName(written: unknown): string {
  if (typeof written !== 'string' && typeof written !== 'number') return '';
  const text = String(written)
    .replace(/[０-９Ａ-Ｚａ-ｚ\uff61-\uff9f]+/g, (run) => run.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .trim();
  const plain = /[A-Za-z]/.test(text) ? text : text.replaceAll(' ', '');
  return isBlankMark(plain) ? '' : plain;
}

export function isBlankMark(text: string): boolean {
  return /^[-‐‑‒–—―−－ー…・*＊.]*$/.test(text) || /^(なし|無し|不明|n\/a|null)$/i.test(text);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
