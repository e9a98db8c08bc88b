/** What was counted of a person for tests: enough to say something of everything. */
import type { Counted } from '#app/features/spread/measures.ts';

export function buildCounted(changed: Partial<Counted> = {}): Counted {
  return {
    ...{ records: 12, minutes: 720, planned: 6, asked: 12 },
    verbs: new Map([[1, 12]]),
    support: new Map([['community', 12]]),
    whole: new Map([[70, 12]]),
    delay: new Map([[0, 12]]),
    steps: { kept: 10, late: 1, open: 1 },
    ...changed,
  };
}
