/**
 * How whole a record is, 0 to 100: needed fields are worth nothing, they are always there.
 * It asks gently and shows the spread (H1); it never keeps anybody from saving.
 */
import { INTERNAL, type RecordFields } from './record.ts';

type Part = {
  points: number;
  label: string;
  has: (f: RecordFields) => boolean;
  apart?: 'internal';
};

const parts: Part[] = [
  { points: 25, label: 'したこと', has: (f) => f.done !== '' || f.confidential.detail !== '' },
  { points: 15, label: '気づいたこと', has: (f) => f.noticed !== '' },
  { points: 15, label: '次にすること', has: (f) => f.nextStep !== '' || f.result === 'closed' },
  { points: 10, label: '何のために行ったか', has: (f) => f.aim !== '' },
  { points: 5, label: '自分の立場', has: (f) => f.position !== '', apart: 'internal' },
  { points: 10, label: 'かかった時間', has: (f) => f.minutes !== null },
  {
    points: 10,
    label: 'だれと',
    has: (f) => f.withNames !== '' || f.headcount !== null,
    apart: 'internal',
  },
  { points: 5, label: '方法', has: (f) => f.means !== null, apart: 'internal' },
  { points: 5, label: 'どの目標のために', has: (f) => f.goalId !== null, apart: 'internal' },
];

function partsFor(fields: RecordFields): Part[] {
  return parts.filter((p) => !(p.apart === 'internal' && fields.supportMain === INTERNAL));
}

export function completeness(fields: RecordFields): number {
  const asked = partsFor(fields);
  const sum = (of: Part[]) => of.reduce((points, p) => points + p.points, 0);
  return Math.round((100 * sum(asked.filter((p) => p.has(fields)))) / sum(asked));
}

/** What would add most, at most two: more would be nagging. */
export function worthAdding(fields: RecordFields): string[] {
  return partsFor(fields)
    .filter((p) => !p.has(fields))
    .sort((a, b) => b.points - a.points)
    .slice(0, 2)
    .map((p) => p.label);
}
