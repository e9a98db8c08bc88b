/** What a number in a workbook means: a day, a time, a length, or itself. */
export type NumberKind = 'number' | 'date' | 'time' | 'moment' | 'length';

/** Numbers of formats that Excel does not write down; 27 to 36 and 50 to 58 are Japanese days. */
const builtIn = (id: number): NumberKind | null => {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return 'time';
  return id === 22 ? 'moment' : id === 46 ? 'length' : null;
};

export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtIn(id) ?? 'number';
  // Quoted and escaped letters, and colours and locales in brackets, mean nothing by themselves.
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .split(';', 1)[0]
    ?.toLowerCase();
  if (!bare) return 'number';
  if (/\[(h+|m+|s+)\]/.test(bare)) return 'length';
  const plain = bare.replace(/\[[^\]]*\]/g, '');
  const hasTime = /[hs]|am\/pm/.test(plain);
  const hasDay = /[yde]|g{1,3}|a{3,4}/.test(plain.replace(/am\/pm|a\/p|general/g, ''));
  if (hasDay) return hasTime ? 'moment' : 'date';
  if (hasTime) return 'time';
  return /m/.test(plain) ? 'date' : 'number';
}

const DAY_MS = 86_400_000;

/** As people write it. A day has no zone: the count of days is a day, whatever the clock. */
export function showNumber(value: number, kind: NumberKind, since1904: boolean): string {
  if (kind === 'number' || value < 0) return plainNumber(value);
  const minutes = Math.round(value * 1440);
  if (kind === 'length') return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  const time = `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`;
  // A time of day kept with its day, or a day shown as a time: what is there decides.
  if (value < 1) return time;
  const day = dayOfSerial(Math.floor(minutes / 1440), since1904);
  if (day === null) return plainNumber(value);
  if (kind === 'time') return time;
  return minutes % 1440 === 0 ? day : `${day} ${time}`;
}

/** Excel counts a 29 February 1900 that never was. */
export function dayOfSerial(serial: number, since1904 = false): string | null {
  const days = since1904 ? serial + 1462 : serial;
  if (!Number.isInteger(days) || days < 61 || days > 2_958_465) return null;
  return new Date((days - 25_569) * DAY_MS).toISOString().slice(0, 10);
}

/** 0.1 + 0.2 is kept as Excel shows it, with fifteen figures. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

const two = (n: number) => String(n).padStart(2, '0');
