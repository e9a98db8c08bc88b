// `npm run bundle`: one archive for a machine that may install nothing (bundle.ts).
import { ensureBuilt, ensureInstalled, runPinned } from './house.mjs';

ensureInstalled();
process.exitCode =
  (await ensureBuilt()) || (await runPinned(['scripts/bundle.ts', ...process.argv.slice(2)]));
