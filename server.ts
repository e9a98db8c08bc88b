/** The one process: opens the database, brings it up to date, serves until told to stop. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bound, serverOptions } from './server/bounds.ts';
import { listenerFor } from './server/listener.ts';

const port = Number(process.env.PORT ?? 3000);
const dataDir = process.env.DATA_DIR ?? './data';
process.env.DATA_DIR = dataDir;
const built = pathToFileURL(join(import.meta.dirname, 'build/server/index.js')).href;
const build = await import(built);
const house = build.entry.module.house;

const db = house.openDatabase(process.env.DATABASE_URL ?? join(dataDir, 'engawa.db'));
await house.bringUpToDate(db).catch((error: Error) => {
  console.error(error.message || error);
  process.exit(1);
});

const server = bound(createServer(serverOptions, listenerFor(build, db)));
server.listen(port, () => {
  console.log(`えんがわ: ${process.env.PUBLIC_URL ?? `http://localhost:${port}`}`);
});

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(
    `ポート ${port} は、ほかのものが使っています。えんがわがもう動いていないか確かめるか、PORT=3001 のように別の番号をつけて始めてください。データはそのままです。`,
  );
  process.exit(1);
});

/** What was saved is added to the sums of the overview and joined in the index by and by; whoever reads meanwhile takes both. */
const FOLD_EVERY = 10_000;
let folding: Promise<unknown> = Promise.resolve();
const goesOn = () => !stopping;
const fold = () =>
  house
    .foldAll(db, goesOn)
    .then(() => house.joinSearch(db, goesOn))
    .catch((error: unknown) => {
      console.error(JSON.stringify({ fault: 'tally', message: String(error) }));
    });
const folder = setInterval(() => {
  folding = folding.then(fold);
}, FOLD_EVERY);

/** Whether it is time is asked every ten minutes: the PC may have been off at night. */
const ASK_EVERY = 600_000;
const night = () => void house.copyAtNight(db);
const nights = setInterval(night, ASK_EVERY);
const firstNight = setTimeout(night, 60_000);

let stopping = false;
/** Told twice (the group and the launcher both pass it on), it stops once. */
function stop() {
  if (stopping) return;
  stopping = true;
  server.close();
  server.closeIdleConnections();
  house.writeHeads();
  setTimeout(() => process.exit(0), 3000).unref();
  clearInterval(folder);
  clearInterval(nights);
  clearTimeout(firstNight);
  server.on('close', async () => {
    await folding;
    await db.destroy();
    process.exit(0);
  });
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
