/**
 * Who an address is for. Residents may have a port of their own (RESIDENT_PORT), so that only it
 * is open to the world: each side answers to its own addresses alone. This list is the one place
 * that says which are the residents'; all others are of the staff.
 */
export type Side = 'staff' | 'resident' | 'both';

const residentPlaces = ['/residents'];

export function sideOf(path: string): 'staff' | 'resident' {
  const isTheirs = residentPlaces.some((place) => path === place || path.startsWith(`${place}/`));
  return isTheirs ? 'resident' : 'staff';
}

export function isServed(path: string, side: Side): boolean {
  return side === 'both' || sideOf(path) === side;
}
