import { createContext } from 'react';
import type { FaultName } from '#app/lib/faults.ts';

type Posted = Record<string, string | string[]>;

/** What stopped the answer, its number in the log, and what was sent and could not be kept, for the page that says so. */
export const Fault = createContext<{
  name: FaultName;
  number: string;
  posted: Posted | null;
} | null>(null);
