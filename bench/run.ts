/**
 * Measures what TARGETS promises and prints it as Markdown:
 * `node bench/run.ts --records 300000 --engine sqlite [--only search,lists] [--write]`.
 */
import { parseArgs } from 'node:util';
import { benchLists } from './lists.ts';
import { markdown } from './measure.ts';
import { openOffice } from './office.ts';
import { benchSearch } from './search.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '300000' },
    engine: { type: 'string', default: 'sqlite' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const all = { search: benchSearch, lists: benchLists };
const office = await openOffice(
  values.engine === 'postgres' ? 'postgres' : 'sqlite',
  Number(values.records),
);
for (const [name, bench] of Object.entries(all))
  if (!values.only || values.only.split(',').includes(name))
    console.log(`${markdown(await bench(office))}\n`);
process.exit(0);
