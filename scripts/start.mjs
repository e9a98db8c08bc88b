// `npm start`: from a bare checkout to a running server.
import { ensureBuilt, ensureInstalled, runPinned } from './house.mjs';

ensureInstalled();
process.exitCode =
  (await ensureBuilt()) || (await runPinned(['server.ts'], { env: { NODE_ENV: 'production' } }));
