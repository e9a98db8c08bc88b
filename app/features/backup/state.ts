/** Whether the office is safe today, and since when not, in one line. */
import { showMoment } from '#app/lib/dates.ts';
import type { Look } from './health.ts';
import { isSafe } from './rule.ts';

export type Followed = { safeAt: string | null; problem: string | null };
export type Known = {
  hasPlace: boolean;
  /** When the newest copy of a night was made. */
  newest: string | null;
  failure: string | null;
  /** Null where no copy follows. */
  followed: Followed | null;
  /** What the last look at the database found; null before the first. */
  database: Look | null;
  /** Whether the newest copy of a night could not be read again. */
  isNewestBad: boolean;
};
export type State = { isGood: boolean; line: string; why: string | null };

export function stateOf(known: Known, now = new Date()): State {
  const { hasPlace, newest, failure, followed } = known;
  const bad = (line: string, why = failure) => ({ isGood: false, line, why });
  if (known.database && known.database.faults.length > 0)
    return bad(damagedLine(known.database), whatToDo(known.database));
  if (!hasPlace) return bad('控えをとっていません。いまの場所がこわれると、データはもどせません。');
  if (followed && !isFollowing(followed, now))
    return bad(missingSince(followed.safeAt ?? newest), followed.problem ?? failure);
  const isFollowed = followed !== null;
  if (newest === null && !isFollowed) return bad('まだ控えがありません。');
  if (newest !== null && !isSafe(newest, now))
    return bad(`${showMoment(newest)} のあと、夜の控えがとれていません。`);
  if (known.isNewestBad) return bad('いちばん新しい夜の控えが、こわれています。');
  if (failure) return bad('いちばん新しい夜の控えが、とれませんでした。');
  return { isGood: true, line: goodLine(followed?.safeAt ?? newest ?? ''), why: null };
}

/** R7 allows a minute, and the turn some seconds. */
const LATE = 90_000;

function isFollowing({ safeAt, problem }: Followed, now: Date): boolean {
  return problem === null && safeAt !== null && now.getTime() - Date.parse(safeAt) < LATE;
}

const missingSince = (moment: string | null) =>
  moment === null
    ? 'まだ控えがありません。'
    : `${showMoment(moment)} のあとの仕事が、控えに入っていません。`;

const goodLine = (moment: string) =>
  `きょうの仕事は守られています。控えに、${showMoment(moment)} までの仕事が入っています。`;

const damagedLine = ({ at }: Look) =>
  `データベースに、こわれたところがあります（${showMoment(at)} に調べました）。`;

const whatToDo = ({ faults }: Look) =>
  `控えはとらず、前の控えを残しています。「もどし方の紙」のとおりに、控えからもどしてください。みつかったこと：${faults[0]}`;
