/** All that an office keeps. A feature that keeps a new kind of thing adds its line here. */
import type { Keeping, Unending } from '#app/db/keeping.server.ts';
import { notFound } from '#app/lib/problems.ts';
import { accountKeeping, sessionKeeping } from '../accounts/erase.server.ts';
import { appointmentKeeping } from '../appointments/erase.server.ts';
import { consentKeeping } from '../consents/erase.server.ts';
import { draftKeeping } from '../drafts/erase.server.ts';
import { fileKeeping } from '../files/erase.server.ts';
import { importKeeping } from '../imports/erase.server.ts';
import { jobKeeping } from '../jobs/erase.server.ts';
import { confidentialKeeping } from '../records/confidential-erase.server.ts';
import { recordKeeping } from '../records/erase.server.ts';
import { reportKeeping } from '../reports/erase.server.ts';
import { commentKeeping } from '../reviews/erase.server.ts';

export const keepings: readonly Keeping[] = [
  confidentialKeeping,
  recordKeeping,
  fileKeeping,
  commentKeeping,
  appointmentKeeping,
  consentKeeping,
  draftKeeping,
  importKeeping,
  reportKeeping,
  accountKeeping,
  sessionKeeping,
  jobKeeping,
];

export const unending: readonly Unending[] = [
  {
    kind: 'audit',
    label: '操作の記録',
    holds: 'だれが、いつ、何をしたか。名前や文は、読めない形の印にして入れてあります。',
    why: '一行ずつ鎖のようにつながっていて、抜くと、書きかえがないことを確かめられなくなるからです。',
  },
  {
    kind: 'disposal',
    label: '廃棄の証明',
    holds: '何を、いくつ、だれの承認で消したか。消したものの中身は入りません。',
    why: '消したことを、あとからも言えるようにします。',
  },
];

/** The kind that the address names, or 404. */
export function keepingOf(kind: string | undefined): Keeping {
  const found = keepings.find((keeping) => keeping.kind === kind);
  if (!found) throw notFound();
  return found;
}
