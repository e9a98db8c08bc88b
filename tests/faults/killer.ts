/** Kills the program at the n-th statement to the database; `KILL_AT` is the number, 0 is never. */
import type { KyselyPlugin } from 'kysely';

export const killAt = Number(process.env.KILL_AT ?? 0);
let statements = 0;

export const killer: KyselyPlugin = {
  transformQuery: ({ node }) => {
    statements += 1;
    if (statements === killAt) process.kill(process.pid, 'SIGKILL');
    return node;
  },
  transformResult: async ({ result }) => result,
};
