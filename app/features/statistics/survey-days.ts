/** Of which day a table's figures are. No figure is shown without its day. */
import { type Day, isDay, parseDate } from '#app/lib/dates.ts';

/** e-Stat 小地域 names no day; its table's number tells the census. */
const censuses: readonly { tables: RegExp; day: Day }[] = [
  { tables: /^T00(0848|0849|0850|0851)/, day: '2015-10-01' },
  { tables: /^T00(1081|1082|1083|1084)/, day: '2020-10-01' },
];

/** 45016 is what is left of a date that Excel once showed. */
export function readSurveyDay(cell: string, today: Day): { day: Day; repair?: string } | null {
  const plain = cell.normalize('NFKC').trim();
  if (/^[234]\d{4}$/.test(plain)) {
    const day = fromSerial(Number(plain));
    return { day, repair: `日付の「${plain}」は Excel の通し番号なので、${day} と読みました。` };
  }
  const [, month, date, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain) ?? [];
  if (year) {
    const day = parseDate(`${year}/${month}/${date}`, today);
    return day === null
      ? null
      : { day, repair: `日付の「${plain}」は、月/日/年の順に読みました。` };
  }
  const day = parseDate(
    plain.replace(/(現在|時点)$/, '').replace(/[ T]\d{1,2}:\d{2}.*$/, ''),
    today,
  );
  return day && isDay(day) ? { day } : null;
}

/** Days since the end of 1899, with the 29 February 1900 that never was. */
function fromSerial(serial: number): Day {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

export function censusDay(headings: readonly string[]): Day | null {
  return censuses.find(({ tables }) => headings.some((h) => tables.test(h.trim())))?.day ?? null;
}

/** 令和8年2月1日現在 in a title above the table, or in the file's name. */
export function dayInWords(texts: readonly string[], today: Day): Day | null {
  for (const text of texts) {
    const plain = text.normalize('NFKC');
    const [found] =
      /(令和|平成|R|H)\s*(元|\d{1,2})\s*[年.]\s*\d{1,2}\s*[月.]\s*\d{1,2}\s*日?|(19|20)\d\d\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?/.exec(
        plain,
      ) ?? [];
    const day = found && parseDate(found.replace(/\s/g, ''), today);
    if (day) return day;
  }
  return null;
}
