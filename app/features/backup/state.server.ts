import type { Actor } from '../accounts/actor.ts';
import { mayManageStaff } from '../accounts/actor.ts';
import { copiesIn } from './folder.ts';
import { lastTold } from './following.server.ts';
import { readHealth } from './health.server.ts';
import type { Health } from './health.ts';
import { lastFailure } from './night.server.ts';
import type { Copy } from './rule.ts';
import { placeOfCopies } from './setup.ts';
import { type State, stateOf } from './state.ts';

type Copies = { state: State; copies: Copy[]; health: Health };

export const readCopies = async (): Promise<Copies> => {
  const folder = placeOfCopies();
  const copies = folder === null ? [] : await copiesIn(folder);
  const newest = copies[0]?.moment ?? null;
  const failure = lastFailure()?.sentence ?? null;
  const health = readHealth();
  const isNewestBad = Boolean(copies[0] && health.copies[copies[0].name]?.problem);
  const { database } = health;
  const hasPlace = folder !== null;
  const known = { hasPlace, newest, failure, followed: lastTold(), database, isNewestBad };
  return { state: stateOf(known), copies, health };
};

/** For who looks after the copies; a sample office has nothing to lose. */
export const stateFor = async (actor: Actor): Promise<State | null> =>
  mayManageStaff(actor) && actor.officeKind === 'real' ? (await readCopies()).state : null;
