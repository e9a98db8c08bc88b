/** Times, lengths and head counts of a row; what cannot be read stays in the text. */
import { between, readCount, readMinutes, readTime } from './cells.ts';
import { leave, type Work } from './work.ts';

export function readNumbers(work: Work): void {
  const start = work.first('startedAt');
  const span = start && readTime(start.text);
  if (span) work.typed.startedAt = span.at;
  else if (start) leave(work, start, '時刻として読めない');
  const at = String(work.typed.startedAt ?? '');
  const end = work.first('endedAt');
  const until = end && readTime(end.text);
  if (end && !until) leave(work, end, '時刻として読めない');
  const length = work.first('minutes');
  const minutes = length ? readMinutes(length.text, length.column.heading) : null;
  if (length && minutes === null) leave(work, length, '時間の長さとして読めない');
  const found = minutes ?? (until && at ? between(at, until.at) : (span?.minutes ?? null));
  if (found !== null) work.typed.minutes = String(found);
  readHeads(work);
}

/** 男 3 and 女 5 are eight people; where their sum has a column, that counts. */
function readHeads(work: Work): void {
  const all = work.cells('headcount');
  const sum = all.filter(({ column }) => /計/.test(column.heading));
  const counted = sum.length > 0 ? sum : all;
  const counts = counted.flatMap((cell) => {
    const count = readCount(cell.text);
    if (count === null) leave(work, cell, '人数として読めない');
    return count === null ? [] : [count];
  });
  if (counts.length > 0)
    work.typed.headcount = String(counts.reduce((total, count) => total + count, 0));
}
