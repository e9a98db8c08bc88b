/**
 * What stopped an answer, told from its error: no room on the disk (R3), the database out of reach
 * or another one than before (R13), or a fault of ours.
 */
import type { ProblemName } from './problems.ts';

export type FaultName = Extract<ProblemName, 'full' | 'away' | 'fault'>;

/** SQLite grows its map of the log by what the disk may not give: that is IOERR_SHMSIZE. */
const full = ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', '53100'];
/** Of the network, then of PostgreSQL: being stopped, starting, and one that only repeats another. */
const away = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];
const stopped = ['ENOTFOUND', 'EAI_AGAIN', '57P01', '57P02', '57P03', '25006'];
/** Of the library, which gives no code. */
const cut =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/;

export function faultOf(error: unknown): FaultName {
  const { code = '', message = '' } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (full.includes(String(code))) return 'full';
  const isAway = [...away, ...stopped].includes(String(code)) || cut.test(String(message));
  return isAway ? 'away' : 'fault';
}
