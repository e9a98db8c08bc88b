/** What the server and the tests take from the built application. */
export { joinSearch } from './db/dialect.server.ts';
export { writeHeads } from './db/heads.server.ts';
export { flushLog, keepLog, log, logFault } from './db/log.server.ts';
export { migrate, schemaVersion } from './db/migrate.server.ts';
export { openDatabase } from './db/open.server.ts';
export {
  actorContext,
  addressContext,
  arrivalContext,
  dbContext,
} from './features/accounts/here.server.ts';
export { bringUpToDate } from './features/backup/before.server.ts';
export { follow, stopFollowing } from './features/backup/following.server.ts';
export { workAtNight } from './features/backup/night.server.ts';
export { routeContext } from './features/faults/here.server.ts';
export { foldAll } from './features/figures/tally.server.ts';
export { problemInWords } from './lib/problems.ts';
