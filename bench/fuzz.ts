/**
 * Invented requests against two offices: `node bench/fuzz.ts --requests 100000 [--seed 1]
 * [--engine postgres] [--batch 17 | --batch 0-66,80]`. What fails is printed with its batch, which
 * runs again alone with `--batch`. Ends with 1 when anything failed.
 */
import { parseArgs } from 'node:util';
import setup from '#tests/setup.ts';

// As the server runs. React looks at it when it is first loaded.
process.env.NODE_ENV = 'production';
const { fuzz, SIZE } = await import('#tests/fuzz/fuzz.ts');

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'sqlite' },
    batch: { type: 'string' },
  },
});
const last = Math.ceil(Number(values.requests) / SIZE) - 1;
const batches = (values.batch ?? `0-${last}`).split(',').flatMap((part) => {
  const [from = 0, until = from] = part.split('-').map(Number);
  return Array.from({ length: until - from + 1 }, (_, n) => from + n);
});
const engine = values.engine === 'postgres' ? 'postgres' : 'sqlite';
const began = performance.now();
let told = 0;

const tidy = await setup();
const result = await fuzz({ engine, seed: values.seed, batches }, ({ requests, faults }) => {
  for (const fault of faults.slice(told)) console.log(JSON.stringify(fault));
  told = faults.length;
  console.log(`${requests} requests, ${told} faults, ${seconds()} s`);
});
console.log(JSON.stringify({ ...result, faults: told, seconds: seconds() }));
await tidy();
process.exit(told > 0 ? 1 : 0);

function seconds(): number {
  return Math.round((performance.now() - began) / 1000);
}
