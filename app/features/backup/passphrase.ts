/**
 * The passphrase of the copies, from the environment or from a file that it names: never from the
 * command line, which every program of the machine can read.
 */
import { readFileSync } from 'node:fs';
import { BackupProblem } from './problem.ts';

/** Short ones are guessed: whoever has the file may try as long as it takes. */
const SHORTEST = 12;

type Environment = Record<string, string | undefined>;

export function passphraseOf(env: Environment = process.env): string {
  const typed = plain(env.BACKUP_PASSPHRASE ?? fileOf(env.BACKUP_PASSPHRASE_FILE));
  if (typed === '')
    throw refused(
      '控えの合言葉がありません。BACKUP_PASSPHRASE か BACKUP_PASSPHRASE_FILE で決めてください。',
    );
  if ([...typed].length < SHORTEST)
    throw refused(`控えの合言葉が短すぎます。${SHORTEST}字以上にしてください。`);
  return typed;
}

/** Typed from paper, with or without a Japanese keyboard, it is the same. */
function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

function fileOf(path: string | undefined): string {
  if (!path) return '';
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw refused(
      '合言葉のファイルが読めません。BACKUP_PASSPHRASE_FILE の場所を確かめてください。',
    );
  }
}

const refused = (sentence: string) => new BackupProblem('passphrase', sentence);
