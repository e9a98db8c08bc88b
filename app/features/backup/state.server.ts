import type { Actor } from '../accounts/actor.ts';
import { mayManageStaff } from '../accounts/actor.ts';
import { copiesIn } from './folder.ts';
import { lastTold } from './following.server.ts';
import { lastFailure } from './night.server.ts';
import type { Copy } from './rule.ts';
import { placeOfCopies } from './setup.ts';
import { type State, stateOf } from './state.ts';

export const readCopies = async (): Promise<{ state: State; copies: Copy[] }> => {
  const folder = placeOfCopies();
  const copies = folder === null ? [] : await copiesIn(folder);
  const newest = copies[0]?.moment ?? null;
  const failure = lastFailure()?.sentence ?? null;
  const known = { hasPlace: folder !== null, newest, failure, followed: lastTold() };
  return { state: stateOf(known), copies };
};

/** For who looks after the copies; a sample office has nothing to lose. */
export const stateFor = async (actor: Actor): Promise<State | null> =>
  mayManageStaff(actor) && actor.officeKind === 'real' ? (await readCopies()).state : null;
