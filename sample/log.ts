// An old log as an office kept it before: a table with lines above it, days in several forms, 〃,
// a total, and a day in each quarter that nobody can read. It is brought in for real, so that the pages of
// bringing in show what they are for. Of the year before the first records; people are invented.
import { addDays, type Day, fiscalYear } from '#app/lib/dates.ts';
import type { SampleOffice } from './office.ts';
import { type BaseWords, districts } from './words-areas.ts';
import { publicSurnames } from './words-people.ts';

export type SampleLog = { name: string; text: string };

const HEADINGS = ['日付', '地区', '担当', '種別', '内容', '人数', '時間', '備考'];
type Cells = [day: string, area: string, ...rest: string[]];

export function sampleLog({ staff }: Pick<SampleOffice, 'staff'>, today: Day): SampleLog {
  const year = fiscalYear(addDays(today, -730)) - 1;
  const title = `令和${year - 2018}年度 活動記録`;
  const name = (key: string) => staff.find((person) => person.key === key)?.name ?? '';
  const rows = districts.flatMap(({ key, bases: [base] }, at) =>
    base ? rowsOf(base, name(`csw-${key}`), { year, month: 4 + at * 3, at }) : [],
  );
  const lines = [[title], [], HEADINGS, ...rows, ['合計', '', '', `${rows.length}件`]];
  return { name: `${title}.csv`, text: `${lines.map(lineOf).join('\r\n')}\r\n` };
}

type When = { year: number; month: number; at: number };

/** What each of them was about, so that no two quarters read alike. */
const talks = ['見守りの分担', '防災訓練の日どり', '回覧板に入れるお知らせ'];
const helped = ['机の並べ方を変えてみた。', 'お茶の係を決めた。', '歌の本を20冊そろえた。'];
const heard = [
  '男の人が2人、はじめて来た。',
  '杖の人も座れるいすを足した。',
  '帰りに立ち話の輪ができた。',
];

/** A quarter in one district, in three hands: each writes days in another way. */
function rowsOf(base: BaseWords, worker: string, when: When): Cells[] {
  const { at } = when;
  const [chair, helper] = publicSurnames.slice(at * 2);
  const town = `${base.name}1丁目`;
  const talk = `${base.association}の役員会に出た。${talks[at]}を${chair}会長と話した。`;
  return [
    [dayOf(when, 0, 11), town, worker, '会議', talk, `${8 + at}名`, '1.5時間', ''],
    [
      dayOf(when, 0, 18),
      '〃',
      '〃',
      '場づくり',
      `${base.salon}の準備。${helped[at]}`,
      '14',
      '90分',
      '',
    ],
    [
      dayOf(when, 0, 26),
      base.school,
      worker,
      'まち歩き',
      `${base.hall}のまわりの段差と街灯を書きとめた。`,
      '6人',
      '120',
      '',
    ],
    [
      dayOf(when, 1, 9),
      town,
      worker,
      '連絡調整',
      `${base.facility}に、部屋を借りる日を相談した。`,
      '',
      '20分',
      `窓口は${helper}さん`,
    ],
    [faultyDay(when), town, worker, '会議', `${base.club}の集まりの相談`, '5', '60分', ''],
    [
      dayOf(when, 2, 23),
      town,
      worker,
      '場づくり',
      `${base.salon}に出た。${heard[at]}`,
      `${15 + at}`,
      '2時間',
      '',
    ],
  ];
}

function dayOf({ year, month, at }: When, after: number, date: number): string {
  const [plain, era] = [`${month + after}`, `R${year - 2018}`];
  const ways = [`${year}/${plain}/${date}`, `${era}.${plain}.${date}`, `${plain}月${date}日`];
  return ways[at] ?? '';
}

/** Not in the calendar, of another weekday, of no day: each is refused for a reason of its own. */
function faultyDay({ year, month, at }: When): string {
  const day = new Date(Date.UTC(year, month + 1, 9));
  const next = '月火水木金土日'[day.getUTCDay()];
  return (
    [`${year}/${month + 2}/31`, `${year}/${month + 2}/9(${next})`, `${month + 2}月のどこか`][at] ??
    ''
  );
}

function lineOf(cells: readonly string[]): string {
  return cells
    .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
