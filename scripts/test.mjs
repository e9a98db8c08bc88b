// `npm test`: the packages first, then every check on our Node (check.ts).
import { ensureInstalled, runPinned } from './house.mjs';

ensureInstalled({ dev: true });
process.exitCode = await runPinned(['scripts/check.ts', ...process.argv.slice(2)]);
