/**
 * The names in the folder of a following copy. A run is what one process wrote without a gap; in it
 * bases and pieces by number. 20261126T045230123Z-412/00000007.piece
 */
import { randomInt } from 'node:crypto';

export type Step = { run: string; number: number; kind: 'base' | 'piece' };

export const FOLLOWING = 'following';

/** To the millisecond: a server that is begun again within a second comes after the one before. */
export function nameOfRun(now: Date): string {
  return `${now.toISOString().replaceAll(/[-:.]/g, '')}-${randomInt(1e6)}`;
}

export const nameOfStep = ({ run, number, kind }: Step) =>
  `${run}/${String(number).padStart(8, '0')}.${kind}`;

const STEP = /^(\d{8}T\d{9}Z-\d+)\/(\d{8})\.(base|piece)$/;

export function stepNamed(name: string): Step | null {
  const [, run, number, kind] = STEP.exec(name) ?? [];
  if (!run) return null;
  return { run, number: Number(number), kind: kind === 'base' ? 'base' : 'piece' };
}

/** Each run with a base, newest first. */
export function runsOf(names: readonly string[]): [string, Step[]][] {
  const steps = names.map(stepNamed).filter((step) => step !== null);
  return [...Map.groupBy(steps, ({ run }) => run)]
    .filter(([, own]) => own.some(({ kind }) => kind === 'base'))
    .sort(([a], [b]) => (a < b ? 1 : -1));
}

/**
 * What may go once `run` has a new base that was read again: what is before the base before it, and
 * older runs but one.
 */
export function dropsOf(names: readonly string[], run: string): string[] {
  const runs = runsOf(names);
  const bases = (runs.find(([name]) => name === run)?.[1] ?? [])
    .filter(({ kind }) => kind === 'base')
    .map(({ number }) => number)
    .sort((a, b) => b - a);
  const from = bases[1] ?? 0;
  const old = new Set(
    runs
      .filter(([name]) => name < run)
      .slice(1)
      .map(([name]) => name),
  );
  const isOld = (step: Step) =>
    old.has(step.run) ||
    (step.run === run && (step.kind === 'base' ? step.number < from : step.number <= from));
  return names.filter((name) => {
    const step = stepNamed(name);
    return step !== null && isOld(step);
  });
}
