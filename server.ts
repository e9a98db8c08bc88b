/** The one process: opens the database, brings it up to date, serves until told to stop. */
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readReach } from './app/features/accounts/reach.ts';
import packageJson from './package.json' with { type: 'json' };
import { openDoors, portProblem } from './server/doors.ts';
import { listenerFor } from './server/listener.ts';
import { TlsProblem } from './server/tls.ts';

const { reach, faults } = readReach(process.env);
if (faults.length > 0) give(...faults);
const dataDir = process.env.DATA_DIR ?? './data';
process.env.DATA_DIR = dataDir;
const built = pathToFileURL(join(import.meta.dirname, 'build/server/index.js')).href;
const build = await import(built);
const house = build.entry.module.house;

house.keepLog();

const db = house.openDatabase(process.env.DATABASE_URL ?? join(dataDir, 'engawa.db'));
await house.bringUpToDate(db).catch((error: Error) => {
  console.error(error.message || error);
  process.exit(1);
});

const { doors, look, warning } = start();
if (warning) console.error(warning);
for (const door of doors) {
  door.server.on('error', (error: NodeJS.ErrnoException) => give(portProblem(door, error)));
  door.server.listen(door.port, reach.host);
}
await Promise.all(doors.map(({ server }) => server.listening || once(server, 'listening')));
console.log(`えんがわ: ${reach.publicUrl ?? `http://localhost:${reach.port}`}`);
house.log('info', 'start', { version: packageJson.version, port: reach.port });
/** Its message may hold what somebody typed; before the start it is for who starts it. */
process.on('uncaughtException', (error: Error) => {
  house.logFault('process', error);
  process.exit(1);
});

/** A certificate that was renewed is taken up without a restart. */
const renewals = setInterval(() => {
  const sentence = look();
  if (sentence) console.error(sentence);
}, 60_000);

function start() {
  try {
    return openDoors(reach, (side, until) => listenerFor(build, db, { reach, side, until }));
  } catch (error) {
    if (!(error instanceof TlsProblem)) throw error;
    return give(error.message);
  }
}

function give(...sentences: string[]): never {
  for (const sentence of sentences) console.error(sentence);
  process.exit(1);
}

/** What was saved is added to the sums of the overview and joined in the index by and by; whoever reads meanwhile takes both. */
const FOLD_EVERY = 10_000;
let folding: Promise<unknown> = Promise.resolve();
const goesOn = () => !stopping;
const fold = () =>
  house
    .foldAll(db, goesOn)
    .then(() => house.joinSearch(db, goesOn))
    .catch((error: unknown) => {
      house.logFault('tally', error);
    });
const folder = setInterval(() => {
  folding = folding.then(fold);
}, FOLD_EVERY);

/** Whether it is time is asked every ten minutes: the PC may have been off at night. */
const ASK_EVERY = 600_000;
const night = () => void house.workAtNight(db);
const nights = setInterval(night, ASK_EVERY);
const firstNight = setTimeout(night, 60_000);

house.follow(db);

let stopping = false;
/** Told twice (the group and the launcher both pass it on), it stops once. */
function stop() {
  if (stopping) return;
  stopping = true;
  house.log('info', 'stop');
  for (const { server } of doors) {
    server.close();
    server.closeIdleConnections();
  }
  house.writeHeads();
  setTimeout(() => process.exit(0), 3000).unref();
  clearInterval(folder);
  clearInterval(nights);
  clearInterval(renewals);
  clearTimeout(firstNight);
  void Promise.all(doors.map(({ server }) => once(server, 'close'))).then(async () => {
    await folding;
    await house.stopFollowing();
    await db.destroy();
    process.exit(0);
  });
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
