/** Where copies go and what closes them, as the environment says; null where no place is set. */
import { resolve } from 'node:path';
import type { Making } from './folder.ts';
import { passphraseOf } from './passphrase.ts';

export function placeOfCopies(): string | null {
  const folder = process.env.BACKUP_DIR;
  return folder ? resolve(folder) : null;
}

/** Throws in a sentence when there is a place and no passphrase. */
export function makingSetUp(): Making | null {
  const folder = placeOfCopies();
  return folder === null ? null : { folder, passphrase: passphraseOf() };
}
