/**
 * 時間のかかる仕事 (U9): it shows how far it is, can be stopped, and its result waits for the
 * person. The work lives in the memory of one process, the row is the truth: a row that runs
 * and was not touched for a minute belongs to a process that is gone.
 */
import type { JobTable } from '#app/db/schema.ts';

export type Progress = {
  readonly id: string;
  readonly stopped: boolean;
  /** For what can be broken off at once. */
  readonly signal: AbortSignal;
  /** As often as one likes: a few times a second it is written down. Gives others a turn. */
  say(done: number, total?: number): Promise<void>;
};
export type ResultFile = { path: string; name: string; type: string };
export type Result = {
  /** Where to go on, e.g. '/imports/ID'. */
  href?: string;
  /** A file in DATA_DIR/jobs (`jobFile`) to hand out under this name. */
  file?: ResultFile;
  /** A file in DATA_DIR/jobs that the page at `href` reads. */
  kept?: string;
  /** What came of it, one sentence or more, a line each. */
  text: string;
  /** What to look out for. */
  warnings?: string[];
  /** What its maker saw with, kept by `startJob`. */
  rights?: string;
};
export type State = JobTable['state'];
export type Job = {
  id: string;
  kind: string;
  title: string;
  state: State;
  done: number;
  total: number | null;
  result: Result;
  /** It ended without a word: the server was stopped. */
  isLost: boolean;
  createdAt: string;
};

/** What went wrong, in a sentence for the person. Any other error is told as a fault. */
export class JobProblem extends Error {}

const LOST_AFTER = 60_000;
export const KEPT_DAYS = 7;

export function toJob(row: JobTable, now = new Date()): Job {
  const isLost = row.state === 'running' && now.getTime() - Date.parse(row.updated_at) > LOST_AFTER;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: isLost ? 'stopped' : row.state,
    done: row.done,
    total: row.total,
    result: { text: '', ...(JSON.parse(row.result) as Partial<Result>) },
    isLost,
    createdAt: row.created_at,
  };
}

/** How far it is, in words. */
export function progressOf({ done, total }: Pick<Job, 'done' | 'total'>): string {
  const count = (n: number) => n.toLocaleString('ja');
  if (total !== null) return `${count(total)}件のうち、${count(done)}件まで進みました。`;
  return done === 0 ? '始めました。' : `${count(done)}件まで進みました。`;
}

export const stateWords: Record<State, string> = {
  running: '進めています',
  done: 'できました',
  stopped: '途中で止まりました',
  failed: 'うまくいきませんでした',
};

/** RFC 5987 and 6266: the Japanese name, and a plain one for what cannot read it. */
export function attachment(name: string): string {
  const ending = /\.\w{1,5}$/.exec(name)?.[0] ?? '';
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="engawa${ending}"; filename*=UTF-8''${encoded}`;
}
