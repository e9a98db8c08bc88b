/** Between a saved record and the form: the fields as the form sends them. */
import type { Typed } from '#app/lib/forms.ts';
import type { RecordFields, Shared } from './record.ts';

export function toTyped({ confidential, ...shared }: RecordFields): Typed {
  const typed: Typed = { who: confidential.who, detail: confidential.detail };
  for (const [field, value] of Object.entries(shared))
    typed[field] = Array.isArray(value) ? value : String(value ?? '');
  return typed;
}

/** What repeats from an earlier record: everything but the day, what happened and what comes next. */
export function repeated(shared: Shared): Typed {
  const {
    occurredOn: _o,
    startedAt: _s,
    done: _d,
    noticed: _n,
    nextStep: _x,
    nextOn: _y,
    result: _r,
    headcount: _h,
    ...again
  } = shared;
  // Who came for the first time does so once.
  const course = again.course === 'new' ? null : again.course;
  return toTyped({ ...again, course, confidential: { who: '', detail: '' } } as RecordFields);
}
