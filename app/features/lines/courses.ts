/** 新規・継続, where it is clearly said of somebody who came: of a shop or an event 新規 says nothing. */
import { type Course, courseLabel } from '../lists/courses.ts';
import { type Gathered, place } from './gathered.ts';
import type { Range } from './plain.ts';

const CAME =
  '(?:(?:の)?(?:生活|電話|来所|訪問|個別)?(?:相談(?!会|窓口|員)|訪問(?!看護|介護|診療|リハ)|面談|面接|ケース(?!会議)|の方|世帯|対応)|で(?:相談|訪問|来所|対応))';
const CAME_FIRST = '(?:初回の?|初めての)(?:相談(?!会)|訪問(?!看護|介護)|面談|面接)';
const inBrackets = (word: string) => `[(【\\[<]${word}[)】\\]>]`;
/** Alone between blanks 新規 can be nothing else; 継続 may be what came of it (結果). */
const patterns: Record<Course, RegExp> = {
  new: new RegExp(
    `(?<=^|[\\s、。])新規(?=$|[\\s、。])|${inBrackets('新規')}|新規${CAME}|${CAME_FIRST}`,
    'u',
  ),
  continued: new RegExp(`${inBrackets('継続')}|継続${CAME}`, 'u'),
};

export function readCourse(all: Gathered, text: string) {
  const found = Object.entries(patterns).flatMap(([course, pattern]) => {
    const hit = pattern.exec(text);
    return hit ? [{ course, at: rangeOf(hit) }] : [];
  });
  const [one, other] = found;
  // A line that tells of both is of several people: which of them counts is the writer's to say.
  if (!one || other) return;
  place(all, 'course', one.course, one.at, `${courseLabel(one.course)}と読みました`);
}

function rangeOf(hit: RegExpExecArray): Range {
  return { from: hit.index, to: hit.index + hit[0].length };
}
