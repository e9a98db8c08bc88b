/**
 * A file's row as one text, so that rows of another shape can be read in the same query (P1).
 * No text of a file holds the sign between its parts: the query takes it out.
 */
import type { FileTable } from '#app/db/schema.ts';

export const SIGN = '\u001f';
export const columns = [
  ...(['id', 'record_id', 'room', 'name', 'caption', 'type', 'bytes', 'width', 'height'] as const),
  ...(['consent', 'consent_note', 'removed_at', 'removed_reason'] as const),
] as const;
export type FileText = Pick<FileTable, (typeof columns)[number]>;

export function fileFrom(text: string): FileText {
  const parts = text.split(SIGN);
  const part = (column: (typeof columns)[number]) => parts[columns.indexOf(column)] ?? '';
  const orNull = (value: string) => value || null;
  return {
    id: part('id'),
    record_id: part('record_id'),
    room: part('room') === 'shared' ? 'shared' : 'confidential',
    name: part('name'),
    caption: part('caption'),
    type: part('type'),
    bytes: Number(part('bytes')),
    width: Number(part('width')) || null,
    height: Number(part('height')) || null,
    consent: consentIn(part('consent')),
    consent_note: part('consent_note'),
    removed_at: orNull(part('removed_at')),
    removed_reason: orNull(part('removed_reason')),
  };
}

function consentIn(text: string): FileTable['consent'] {
  return text === 'yes' || text === 'no' ? text : 'unasked';
}

/** The oldest first. */
export function filesFrom(texts: readonly string[]): FileText[] {
  return texts.map(fileFrom).sort((a, b) => (a.id < b.id ? -1 : 1));
}
