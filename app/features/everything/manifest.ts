/**
 * すべての書き出し: all that an office wrote in open formats, in one zip. `manifest.json` says what
 * it was when it was taken out, so that what comes in again can be told from what was changed.
 *
 *   jsonl/TABLE.jsonl       a row a line, exact, for machines
 *   csv/TABLE_名前.csv       the same rows for people
 *   files/OFFICE/ID         photos and files as they are
 *   読んでください.md README.md  what each file and each column is
 */
import type { Kinds } from '#app/db/tables.server.ts';
import type { Sums } from '#app/lib/row-sums.ts';
import type { FileSum, Head } from '../backup/entries.ts';
import { BackupProblem, type ProblemKind } from '../backup/problem.ts';

export type Manifest = Head & {
  offices: string[];
  /** Tables in the order in which they come in again, with their columns and what stands in them. */
  kinds: Kinds;
  tables: Sums;
  files: FileSum[];
};

export const MANIFEST = 'manifest.json';
export const README_JA = '読んでください.md';
export const README_EN = 'README.md';
export const jsonlName = (table: string) => `jsonl/${table}.jsonl`;

/** How the file is called when it is closed with a passphrase. */
export const SEALED_ENDING = '.seal';

const sentences: Partial<Record<ProblemKind, string>> = {
  passphrase:
    '合言葉が違います。書き出したときの合言葉を、BACKUP_PASSPHRASE に入れてください。ファイルはこわれていません。',
  damaged:
    'このファイルはこわれているか、途中で切れているか、書きかえられています。これは使わず、書き出しなおしてください。',
  strange:
    'これは、えんがわの「すべての書き出し」ではありません。ファイルの名前を確かめてください。',
  newer:
    'このファイルは、もっと新しい版のえんがわで書き出したものです。新しい版で取り込んでください。',
};

export const problem = (kind: ProblemKind, sentence = sentences[kind] ?? '') =>
  new BackupProblem(kind, sentence);

/** What the seal and the tables say of copies, said of this file. */
export function inOurWords(error: unknown): unknown {
  if (!(error instanceof BackupProblem)) return error;
  const isOfCopies =
    /控え/.test(error.message) && !/合言葉がありません|短すぎます/.test(error.message);
  return isOfCopies ? problem(error.kind) : error;
}
