/** A disk of a few megabytes, to be filled up; where this may not be made, it says so. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = {
  folder: string;
  /** Nothing fits any more; or everything again. */
  fill: () => void;
  empty: () => void;
  /** So many pages of 4 KB fit and no more. */
  leave: (pages: number) => void;
  unmount: () => void;
};

/** Null where this program may not mount (only root on Linux may). */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  const size = `size=${megabytes}m`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder]).status !== 0) {
    rmSync(folder, { recursive: true });
    console.log('Not tried: a full disk. Mounting a small one needs root on Linux.');
    return null;
  }
  const stuff = join(folder, 'stuff');
  return {
    folder,
    fill: () => fillUp(folder, stuff, 0),
    leave: (pages) => fillUp(folder, stuff, pages),
    empty: () => rmSync(stuff, { force: true }),
    unmount: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fillUp(folder: string, stuff: string, pages: number): void {
  rmSync(stuff, { force: true });
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(stuff, Buffer.alloc(bavail * bsize - pages * 4096));
}
