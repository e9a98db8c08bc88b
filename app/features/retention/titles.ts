import { titleOf } from '../records/record.ts';

/** One line of what a thing is called; nothing of a record that has its text in the other room alone. */
export function shownTitle(text: string): string {
  return titleOf({ done: text, aim: '', nextStep: '' }, 60) || '（題がありません）';
}
