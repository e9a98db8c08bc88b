/** Runs as a process of its own from plain source, and ends with the server. */
import { constants, setPriority } from 'node:os';
import { dataDir } from '#app/db/keys.server.ts';
import { Following } from './follow.server.ts';
import { makingSetUp } from './setup.ts';

const [path = ''] = process.argv.slice(2);
/** Only tests set it. */
const every = Number(process.env.FOLLOW_EVERY);
const making = makingSetUp();
if (making) {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const following = new Following({ path, dataDir: dataDir(), making, ...(every && { every }) });
  // Ctrl+C goes to all processes of the terminal: the server says when it is time.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  process.on('message', () => following.stop());
  process.on('disconnect', () => following.stop());
  await following.on((told) => {
    if (process.connected) process.send?.(told);
  });
  process.exit(0);
}
