/** The form of a page where rows are pasted. */
import { one, type Typed } from './forms.ts';
import { MOST_ROWS } from './paste.ts';

export type PasteIntent = { text: string; intent: 'look' | 'save'; error: string | null };

/** Only what was looked at is taken: a text that changed since is looked at once more. */
export function pasteIntent(typed: Typed): PasteIntent {
  const plain = (name: string) => one(typed, name).replaceAll('\r\n', '\n');
  const text = plain('text');
  const isSave = one(typed, 'intent') === 'save' && text === plain('looked');
  return { text, intent: isSave ? 'save' : 'look', error: errorOf(text) };
}

function errorOf(text: string): string | null {
  if (text.trim() === '') return 'Excelで写したものを、ここに貼り付けてください。';
  if (text.length > 200_000 || text.split('\n').length > MOST_ROWS * 4)
    return `多すぎます。${MOST_ROWS}行までに分けて貼り付けてください。書いた内容はこの画面に残っています。`;
  return null;
}
