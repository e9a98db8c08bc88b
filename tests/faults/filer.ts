/**
 * A program that takes in one file, as a server does, to be ended in the middle: `KILL_AT=n` kills
 * it at the n-th statement to the database, `KILL_IN=ms` so long after it began. Says what came.
 */
import { writeSync } from 'node:fs';
import { openDatabase } from '#app/db/open.server.ts';
import { takeFile } from '#app/features/files/take.server.ts';
import { buildGiven } from '../build-file.ts';
import { actorNamed } from '../cast.ts';
import { killer } from './killer.ts';

const [target = '', recordId = '', text = '', size = '1000'] = process.argv.slice(2);

const db = openDatabase(target).withPlugin(killer);
const bytes = Buffer.from(text.repeat(Number(size)));
const came = await takeFile(db, actorNamed('nishida'), buildGiven({ recordId, bytes }));
writeSync(1, `${JSON.stringify(came)}\n`);
await db.destroy();
