import { excerpt, highlight } from '#app/lib/japanese.ts';
import { Highlight } from '#app/ui/highlight.tsx';
import type { Listed } from './list.server.ts';
import { titleOf } from './record.ts';

/**
 * How a record is named in a list: its first line, or around the words that were looked for.
 * Found by its confidential part, it says so and shows nothing of it: opening it leaves a line.
 */
export function Title({ record, words }: { record: Listed; words: string[] }) {
  const plain = titleOf({ ...record, nextStep: '' }) || '（したことは書いていません）';
  if (words.length === 0) return plain;
  if (!words.every((word) => record.search_text.includes(word)))
    return `${plain}（内密の欄にあります）`;
  const text = [record.done, record.noticed, record.aim, record.with_names].join('\n');
  return <Highlight pieces={highlight(excerpt(text, words, 20) || plain, words)} />;
}
