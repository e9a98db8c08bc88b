/** The passphrase: from the environment, or asked of the person (never as a word of the command). */
import { createInterface } from 'node:readline';
import { passphraseOf } from '#app/features/backup/passphrase.ts';

type Ask = (question: string) => Promise<string>;

/** What may ask; nobody does where a program runs the commands. */
let ask: Ask | null = null;
export function askWith(own: Ask): void {
  ask = own;
}

export async function passphraseAsked(): Promise<string> {
  const { BACKUP_PASSPHRASE, BACKUP_PASSPHRASE_FILE } = process.env;
  if (BACKUP_PASSPHRASE || BACKUP_PASSPHRASE_FILE || !ask) return passphraseOf();
  return passphraseOf({
    BACKUP_PASSPHRASE: await ask('控えの合言葉を打って、Enter を押してください：'),
  });
}

/** On standard error: standard output belongs to the answer. */
export function askAtTerminal(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  process.stderr.write(`${question}\n`);
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => resolve(''));
  });
}
