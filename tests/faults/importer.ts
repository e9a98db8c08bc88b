/** A program that brings in a log and kills itself at the statement `KILL_AT`. */
import { readFileSync } from 'node:fs';
import { openDatabase } from '#app/db/open.server.ts';
import { bringIn } from '#app/features/imports/commit.server.ts';
import { openImport } from '#app/features/imports/open.server.ts';
import { OFFICE, people } from '../cast.ts';
import { killer } from './killer.ts';

const [target = '', file = ''] = process.argv.slice(2);

const db = openDatabase(target).withPlugin(killer);
const who = { officeId: OFFICE, staffId: people.mori.id };
const source = { name: file, bytes: readFileSync(file) };
const opened = await openImport(db, who, source, '2026-11-23');
await bringIn(db, who, file, opened, async () => true, 20);
await db.destroy();
