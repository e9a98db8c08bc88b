import { statfs } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { dataDir } from '#app/db/keys.server.ts';
import { type Actor, mayManageStaff } from '../accounts/actor.ts';
import { placeOfCopies } from '../backup/setup.ts';
import { type Disk, type Warning, warningOf } from './space.ts';

type Sizes = { bavail: number; blocks: number };
export type Ask = (path: string) => Promise<Sizes>;

/** A shared folder that does not answer must not keep a page waiting. */
const PATIENCE = 2000;
const asking = new Map<string, Promise<number | null>>();

export const readDisks = async (ask: Ask = statfs): Promise<Disk[]> => {
  const copies = placeOfCopies();
  const places = [
    ['data', dataDir()] as const,
    ...(copies === null ? [] : [['copies', copies] as const]),
  ];
  const found = await Promise.all(
    places.map(async ([place, path]) => ({ place, free: await freeIn(path, ask) })),
  );
  return found.flatMap(({ place, free }) => (free === null ? [] : [{ place, free }]));
};

/** Null where nobody knows. */
function freeIn(path: string, ask: Ask): Promise<number | null> {
  const asked =
    asking.get(path) ??
    ask(path)
      .then(({ bavail, blocks }) => (blocks > 0 ? bavail / blocks : null))
      .catch(() => null)
      .finally(() => asking.delete(path));
  asking.set(path, asked);
  return Promise.race([asked, after(PATIENCE, null, { ref: false })]);
}

export const spaceWarning = async (actor: Actor, ask?: Ask): Promise<Warning | null> =>
  warningOf(await readDisks(ask), mayManageStaff(actor));
