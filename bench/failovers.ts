/**
 * R13 many times: `node bench/failovers.ts --rounds 50`. Eight people save on a PostgreSQL that
 * waits for a second one; the first is killed with kill -9, the second promoted, and everybody goes
 * on through the same address. Prints what was found as JSON.
 */
import { parseArgs } from 'node:util';
import { castCluster, failOver } from '#tests/faults/failover.ts';
import { folderForTests } from '#tests/setup.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' } } });
const sum = { rounds: 0, saved: 0, refused: 0, twice: 0, lost: 0, half: 0, broken: 0 };
const remove = folderForTests();
console.error = () => {}; // connections that die are meant
const cluster = await castCluster();
try {
  while (sum.rounds < Number(values.rounds)) {
    const found = await failOver(cluster);
    sum.rounds += 1;
    sum.saved += found.saved;
    sum.refused += found.refused;
    for (const what of ['twice', 'lost', 'half', 'broken'] as const)
      sum[what] += found[what].length;
    process.stderr.write(`${JSON.stringify(sum)}\n`);
  }
} finally {
  cluster.remove();
  remove();
}
const day = new Date().toISOString().slice(0, 10);
console.log(JSON.stringify({ day, ...sum }));
process.exit(sum.twice + sum.lost + sum.half + sum.broken > 0 ? 1 : 0);
