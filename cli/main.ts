/** `npm run -s engawa -- COMMAND [args] [--json]`, on bare Node. */
import { askAtTerminal, askWith } from './asking.ts';
import { run } from './run.ts';

askWith(askAtTerminal);
const { out, err, code } = await run(process.argv.slice(2));
if (out) process.stdout.write(`${out}\n`);
if (err) process.stderr.write(`${err}\n`);
process.exitCode = code;
