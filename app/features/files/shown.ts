import { showMoment } from '#app/lib/dates.ts';
import { canComeBack, consents, isPicture, showSize, wordOf } from './file.ts';
import type { FileText } from './text.ts';

export type ShownFile = ReturnType<typeof shownFile>;

/** As a page needs it: nothing of the row goes further. */
export function shownFile(row: FileText) {
  const { id, record_id, name, caption, type, width, height } = row;
  return {
    id,
    href: `/records/${record_id}/files/${id}`,
    name,
    caption,
    isPicture: isPicture(type),
    isConfidential: row.room === 'confidential',
    kind: `${wordOf(type)}・${showSize(row.bytes)}`,
    consent: consents.find(({ value }) => value === row.consent)?.label ?? '',
    consentNote: row.consent_note,
    size: smallSize(width, height),
    removed:
      row.removed_at === null
        ? null
        : {
            at: showMoment(row.removed_at),
            reason: row.removed_reason ?? '',
            canComeBack: canComeBack(row.removed_at),
          },
  };
}

/** Told to the page before the picture comes, so that nothing jumps. */
function smallSize(width: number | null, height: number | null) {
  if (!width || !height) return null;
  const by = Math.min(1, 320 / Math.max(width, height));
  return { width: Math.round(width * by), height: Math.round(height * by) };
}
