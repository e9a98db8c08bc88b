/**
 * 報告書の話: a record told in a report without saying who it was (S5). The office's words are
 * proposed with names taken out; a person reads them and confirms. Whatever of it still looks
 * like somebody must have been shown to that person before a confirmation counts.
 */
import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { type Found, findPrivate, type Known } from './private-words.ts';
import { kindWords } from './words.ts';

export type Story = {
  recordId: string;
  /** What the record says in its shared part. */
  original: string;
  text: string;
  confirmedAt: string | null;
  confirmedBy: string | null;
};

/** Who only looks tells nothing. */
export function mayTell(actor: Actor): boolean {
  return actor.role !== 'viewer';
}

export type Check = { found: Found[]; sentence: string | null };

/** What is still in a text that a person wrote, and the sentence that refuses it. */
export function checkStory(text: string, known: Known, seen: readonly string[] = []): Check {
  const found = findPrivate(text, known);
  const open = found.filter((one) => !seen.includes(one.text));
  return { found, sentence: open.length === 0 ? null : refusalOf(open) };
}

function refusalOf(found: readonly Found[]): string {
  const named = found.slice(0, 3).map(({ text, kind }) => `「${text}」（${kindWords[kind]}）`);
  const rest = found.length > 3 ? `など${found.length}か所` : '';
  return `まだ保存していません。だれのことか分かる言葉が残っているようです：${named.join('、')}${rest}。書きかえるか、このままでよいか見てから「確かめました」に印をつけて、もう一度保存してください。`;
}

export const MOST_LETTERS = 4000;
const list = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((texts) => (Array.isArray(texts) ? texts : [texts]));

export const storyForm = z.object({
  text: z
    .string()
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text !== '', '話を書いてください。のせないときは「外す」を押してください。')
    .refine(
      (text) => text.length <= MOST_LETTERS,
      `${MOST_LETTERS}字までにしてください。書いた文はそのまま残っています。`,
    ),
  isConfirmed: z
    .string()
    .default('')
    .transform((ticked) => ticked === '1'),
  /** Words that stood marked on the page that was sent. */
  seen: list,
});
export type StoryForm = z.output<typeof storyForm>;

export type Piece = { text: string; found: Found | null };

/** The text cut where something was found. */
export function piecesOf(text: string, found: readonly Found[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const one of found) {
    if (one.start > at) pieces.push({ text: text.slice(at, one.start), found: null });
    pieces.push({ text: one.text, found: one });
    at = one.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), found: null });
  return pieces;
}

/** What is said of a place: 「佐藤さん」（名前）→「Ａさん」. */
export function changesOf(found: readonly Found[]): { text: string; says: string }[] {
  const once = found.filter((one, at) => found.findIndex((f) => f.text === one.text) === at);
  return once.map(({ text, kind, certain, instead }) => ({
    text,
    says: certain
      ? `${kindWords[kind]}なので「${instead}」としました`
      : `${kindWords[kind]}かもしれません。見てください`,
  }));
}
