/**
 * R3 at every write: `node bench/full.ts [--only save,upload]`. A disk of 64 MB is full after one
 * page, after two, and so on, until what is tried succeeds; each time it is tried again with room.
 * Needs root for the disk. Prints what was found as JSON, a line for each thing that was tried.
 */
import { parseArgs } from 'node:util';
import { meetFull, scenarios } from '#tests/faults/full.ts';
import { folderForTests } from '#tests/setup.ts';
import { smallDisk } from '#tests/small-disk.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: Object.keys(scenarios).join() } },
});
const remove = folderForTests();
const disk = smallDisk(64);
if (!disk) throw new Error('A small disk can be mounted by root only');
const tell = console.error;
try {
  for (const [name, scenario] of Object.entries(scenarios)) {
    if (!values.only.split(',').includes(name)) continue;
    let [pages, wrong, isKept] = [scenario.from ?? 0, 0, false];
    const began = pages;
    for (; !isKept; pages += 1) {
      console.error = () => {}; // the faults are meant
      isKept = await meetFull(disk, scenario, pages).catch((error: Error) => {
        wrong += 1;
        tell(`${name}, ${pages} pages: ${error.message}`);
        return false;
      });
      if (wrong > 20) break;
    }
    const day = new Date().toISOString().slice(0, 10);
    console.log(JSON.stringify({ day, name, refused: pages - began - 1, wrong }));
    if (wrong > 0) process.exitCode = 1;
  }
} finally {
  disk.unmount();
  remove();
}
process.exit();
