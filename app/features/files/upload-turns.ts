import { turns } from '#app/lib/turns.ts';

/**
 * Bytes of uploads that are read at the same time. Reading a form holds it about three times
 * over; whoever comes when this much is under way waits at the door, unread.
 */
export const uploadTurns = turns(31 * 1024 * 1024);
