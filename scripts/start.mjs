// `npm start`: from a bare checkout to a running server.
import { ensureBuilt, ensureInstalled, runPinned } from './house.mjs';

// Else the memory of large pictures is never given back: 220 MB instead of 450 MB after some. Only
// glibc reads it; what somebody has set stays.
const memory = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '262144',
  MALLOC_TRIM_THRESHOLD_: '262144',
};

ensureInstalled();
process.exitCode =
  (await ensureBuilt()) ||
  (await runPinned(['server.ts'], {
    env: { NODE_ENV: 'production', ...memory, ...ownMemory() },
  }));

function ownMemory() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => name in memory));
}
