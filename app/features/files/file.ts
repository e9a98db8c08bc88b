/**
 * 写真・ファイル: what hangs on a record, in one of its two rooms. Whoever may correct the record
 * adds, changes and removes it; who may see it is who may see that room of the record.
 */
import { z } from 'zod';
import { text } from '#app/lib/read-fields.ts';
import { privateKinds } from '../lists/private.ts';
import { type DocumentType, documentTypes } from './document-types.ts';

export type Room = 'shared' | 'confidential';
export type Consent = 'unasked' | 'yes' | 'no';
/** What is written about a file; all of it is text, so that two people's changes can be merged. */
export type Written = { caption: string; room: Room; consent: Consent; consentNote: string };

export const rooms: { value: Room; label: string; hint: string }[] = [
  { value: 'shared', label: '事業所で見る', hint: '記録を読める人' },
  { value: 'confidential', label: '内密の欄に入れる', hint: '限られた人' },
];
export const consents: { value: Consent; label: string }[] = [
  { value: 'unasked', label: 'まだ聞いていない' },
  { value: 'yes', label: 'よい' },
  { value: 'no', label: 'だめ' },
];

/** H8: a picture of somebody's home is as private as what is told there. */
export function usualRoom(kind: string): Room {
  return privateKinds.includes(kind) ? 'confidential' : 'shared';
}

export const writtenForm = z.object({
  caption: text(200),
  room: z.enum(['shared', 'confidential'], 'だれが見るかを選んでください。'),
  consent: z
    .enum(['unasked', 'yes', 'no'], '外に見せてよいかを選んでください。')
    .default('unasked'),
  consentNote: text(200),
});

/** Telephones turn their own format into JPEG when it is not asked for, so HEIC is left out. */
export const accepted =
  'image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx,.pptx,.txt,.csv,application/pdf';

const PICTURE = 'image/jpeg';

export function isPicture(type: string): boolean {
  return type === PICTURE;
}

export function isConfidential({ room }: { room: Room }): boolean {
  return room === 'confidential';
}

export function wordOf(type: string): string {
  return documentTypes[type as DocumentType]?.word ?? '写真';
}

/** Signs that lead out of a folder, that cannot be seen or that turn the direction of writing. */
const unfit = /[\p{C}\u2028\u2029\\/:*?"<>|]/gu;

/** The name as it came, made harmless; its ending is what the content says. */
export function nameOf(given: string, type: string): string {
  const clean = (given.split(/[\\/]/).at(-1) ?? '').normalize('NFC').replace(unfit, '').trim();
  const ending = documentTypes[type as DocumentType]?.ending ?? 'jpg';
  const csv = ending === 'txt' && /\.csv$/i.test(clean);
  const stem = clean.replace(/\.[A-Za-z][A-Za-z0-9]{0,4}$/, '').replace(/^[.\s]+|[.\s]+$/g, '');
  return `${[...stem].slice(0, 100).join('') || wordOf(type)}.${csv ? 'csv' : ending}`;
}

/** Shown as a picture where it stands; all else is only handed over, never opened by us. */
export function dispositionOf({ name, type }: { name: string; type: string }): string {
  const plain = name.replace(/[^\w.-]/g, '_').replace(/^_+(?=\.)/, 'file');
  const coded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${hex(sign)}`);
  return `${isPicture(type) ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${coded}`;
}

const hex = (sign: string) => sign.charCodeAt(0).toString(16).toUpperCase();

export function showSize(bytes: number): string {
  const [kilo, mega, giga] = [1, 2, 3].map((n) => bytes / 1024 ** n) as [number, number, number];
  if (giga >= 1) return `${giga.toFixed(1)}GB`;
  if (mega >= 1) return `${mega.toFixed(mega < 10 ? 1 : 0)}MB`;
  return `${Math.max(1, Math.round(kilo))}KB`;
}

/** All of an office together. */
export function quotaBytes(): number {
  const megabytes = Number(process.env.FILE_QUOTA_MB);
  return (megabytes > 0 ? megabytes : 5 * 1024) * 1024 * 1024;
}

/** A removed file can be brought back for so long; then its bytes go too. */
export const DAYS_TO_UNDO = 30;

export function canComeBack(removedAt: string | null, now = Date.now()): boolean {
  return removedAt !== null && now - Date.parse(removedAt) < DAYS_TO_UNDO * 86_400_000;
}

const labels: Record<string, string> = {
  caption: '何の写真・ファイルか',
  room: 'だれが見るか',
  consent: '外に見せてよいか',
  consentNote: 'だれに、いつ聞いたか',
};

export function fieldsInWords(fields: { field: string; text: string }[]) {
  const choices = [...rooms, ...consents];
  return fields.map(({ field, text: value }) => ({
    label: labels[field] ?? field,
    text: choices.find((choice) => choice.value === value)?.label ?? value,
  }));
}
