// `npm start`: from a bare checkout to a running server.
import { ensureBuilt, ensureInstalled, memory, runPinned, server } from './house.mjs';

ensureInstalled();
process.exitCode =
  (await ensureBuilt()) ||
  (await runPinned(server, {
    env: { NODE_ENV: 'production', ...memory, ...ownMemory() },
  }));

function ownMemory() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => name in memory));
}
