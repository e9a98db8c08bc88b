/**
 * What may be said of an error: its kind, its code, the name of a rule of the database that it
 * broke, and where in the program it happened. Its message is left out: that of PostgreSQL
 * holds what was typed ("Key (name)=(…)"). The number is the same for the same fault, short
 * enough to be told on the telephone.
 */
import { createHash } from 'node:crypto';

export type Trace = {
  name: string;
  code?: string;
  constraint?: string;
  at?: string;
  number: string;
};

const FRAMES = 5;

export function traceOf(error: unknown): Trace {
  const { name, code, constraint, at } = partsOf(error);
  const frames = at.length > 0 ? { at: at.join(' ') } : {};
  const number = numberOf([name, code, constraint, at[0]].join(' '));
  return {
    name,
    ...(code && { code }),
    ...(constraint && { constraint }),
    ...frames,
    number,
  };
}

function partsOf(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const of = error as Error & { code?: unknown; constraint?: unknown };
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    name: error.name,
    code: text(of.code),
    constraint: text(of.constraint),
    at: framesOf(error),
  };
}

/** `records.server.ts:41:7`: folders would tell about the machine. The message stands before them. */
function framesOf({ stack = '', message }: Error): string[] {
  const begin = message === '' ? 0 : stack.indexOf(message) + message.length;
  const lines = stack.slice(begin).split('\n').slice(1);
  return lines.flatMap((line) => /([\w.-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? []).slice(0, FRAMES);
}

function numberOf(text: string): string {
  const hash = createHash('sha256').update(text).digest();
  return String(hash.readUInt32BE(0) % 10_000).padStart(4, '0');
}
