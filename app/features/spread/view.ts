/** What one person sees of each measure: lines, the middle and its half, never more than `sightOf` allows. */
import type { Actor } from '../accounts/actor.ts';
import {
  type Counted,
  type DotName,
  measured,
  type ShareName,
  type Shares,
  type Steps,
  shareOf,
  supportShares,
  verbShares,
} from './measures.ts';
import { type Band, bandOf } from './middle.ts';
import { type By, rounded, type Sight, sightOf } from './seen.ts';
import { dotWords, SHARE_STEP } from './words.ts';

/** A person or an area, in the order of names: never in the order of any value. */
export type Subject = { key: string; label: string; months: number; residents?: number | null };
export type Line = Subject & {
  value: number | null;
  records: number;
  steps: Steps;
  isOwn: boolean;
};
export type DotsSeen = { sight: Sight; lines: Line[]; band: Band | null };
export type ShareLine = Subject & { shares: Shares | null; isOwn: boolean };
export type SharesSeen = { sight: Sight; lines: ShareLine[]; bands: Map<string, Band> };

type Given = {
  actor: Pick<Actor, 'role' | 'staffId'>;
  by: By;
  period: string;
  subjects: readonly Subject[];
  counted: ReadonlyMap<string, Counted>;
};

/** Fewer than these have no middle half worth a band. */
const SOME = 4;

const nothing: Counted = {
  ...{ records: 0, minutes: 0, planned: 0, asked: 0 },
  ...{ verbs: new Map(), support: new Map(), whole: new Map(), delay: new Map() },
  steps: { kept: 0, late: 0, open: 0 },
};

export function dotsSeen(given: Given, measure: DotName): DotsSeen {
  const lines = given.subjects.map((subject): Line => {
    const counted = given.counted.get(subject.key) ?? nothing;
    return {
      ...subject,
      value: measured(measure, counted, subject.months, subject.residents),
      records: counted.records,
      steps: counted.steps,
      isOwn: isOwn(given, subject),
    };
  });
  const values = lines.flatMap(({ value }) => (value === null ? [] : [value]));
  const sight = sightOf(given.actor, { ...given, measure, people: values.length });
  return {
    sight,
    lines: shown(sight, lines),
    band: bandSeen(sight, values, dotWords[measure].step),
  };
}

export function sharesSeen(given: Given, measure: ShareName, parts: readonly string[]): SharesSeen {
  const lines = given.subjects.map((subject): ShareLine => {
    const counted = given.counted.get(subject.key) ?? nothing;
    const shares = measure === 'verbs' ? verbShares(counted) : supportShares(counted, parts);
    return { ...subject, shares, isOwn: isOwn(given, subject) };
  });
  const known = lines.flatMap(({ shares }) => (shares ? [shares] : []));
  const sight = sightOf(given.actor, { ...given, measure, people: known.length });
  const bands = parts.flatMap((part) => {
    const band = bandSeen(
      sight,
      known.map((shares) => shareOf(shares, part)),
      SHARE_STEP,
    );
    return band ? [[part, band] as const] : [];
  });
  return { sight, lines: shown(sight, lines), bands: new Map(bands) };
}

function isOwn({ actor, by }: Given, { key }: Subject): boolean {
  return by === 'staff' && key === actor.staffId;
}

function shown<L extends { isOwn: boolean }>(sight: Sight, lines: L[]): L[] {
  if (sight === 'all') return lines;
  return sight === 'none' ? [] : lines.filter((line) => line.isOwn);
}

function bandSeen(sight: Sight, values: readonly number[], step: number): Band | null {
  const band = values.length < SOME ? null : bandOf(values);
  if (!band || sight === 'own' || sight === 'none') return null;
  return sight === 'band' ? rounded(band, step) : band;
}
