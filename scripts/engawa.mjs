// `npm run -s engawa -- COMMAND`: the command line, on our Node.
import { ensureInstalled, runPinned } from './house.mjs';

ensureInstalled();
process.exitCode = await runPinned(['cli/main.ts', ...process.argv.slice(2)]);
