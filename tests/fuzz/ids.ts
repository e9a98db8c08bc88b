/** Ids that exist, that exist elsewhere, and that are none. */
import { permissions } from '#tests/permissions.ts';
import type { Dice } from './dice.ts';
import { secretIds } from './secrets.ts';
import { other } from './two-offices.ts';

const named = permissions.flatMap(({ path }) => path.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []);
export const ourIds = [...new Set([...named, ...secretIds])];
const [first = ''] = ourIds;
const broken = ['0', 'x', `${first}0`, first.toUpperCase(), first.replace('-7', '-4')];

/** Of this office, of the other, of a thing of another sort, removed, or none. */
export function idOf(dice: Dice): string {
  const id = dice.pick(ourIds);
  if (dice.chance(0.5)) return id;
  return dice.chance(0.7) ? other(id) : dice.pick(broken);
}
