/** A program that makes one copy, to be ended in the middle: `KILL_AT` is the statement. */
import { writeSync } from 'node:fs';
import { readAtOnce } from '#app/db/open.server.ts';
import { makeCopy } from '#app/features/backup/make.server.ts';
import { cheap as cost, PASSPHRASE as passphrase } from '../whole.ts';
import { killer } from './killer.ts';

const [target = '', folder = ''] = process.argv.slice(2);
try {
  const kept = await readAtOnce(target, (db) =>
    makeCopy(db.withPlugin(killer), { folder, passphrase, cost }),
  );
  writeSync(1, kept.path);
} catch (error) {
  writeSync(1, `no: ${(error as Error).message}`);
}
