import { createContext } from 'react';
import type { FaultName } from '#app/lib/faults.ts';

type Posted = Record<string, string | string[]>;

/** What stopped the answer, and what was sent and could not be kept, for the page that says so. */
export const Fault = createContext<{ name: FaultName; posted: Posted | null } | null>(null);
