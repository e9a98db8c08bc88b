/** Faults are kept in files, not in the database: it may be what fails. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logFolder, readRing } from '#app/db/log.server.ts';
import { type Actor, mayManageStaff } from '../accounts/actor.ts';
import { countAfter, type Told, toldOf } from './fault.ts';

export function readFaults(): Told[] {
  return toldOf(readRing());
}

/** Of those who look after the office: how many faults nobody of them has seen yet. */
export function newFaults(actor: Actor): number {
  return mayManageStaff(actor) ? countAfter(readFaults(), seenAt(actor.officeId)) : 0;
}

/** Not knowing it only tells the same once more. */
export function markSeen({ officeId }: Actor, now = new Date()): void {
  try {
    mkdirSync(logFolder(), { recursive: true, mode: 0o700 });
    writeFileSync(markOf(officeId), now.toISOString(), { mode: 0o600 });
  } catch {
    // A full disk is told elsewhere.
  }
}

export function seenAt(officeId: string): string {
  try {
    return readFileSync(markOf(officeId), 'utf8');
  } catch {
    return '';
  }
}

const markOf = (officeId: string) => join(logFolder(), `seen-${officeId}`);
