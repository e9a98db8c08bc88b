/** How the areas are asked for: by which kind, out of which survey. */
import type { Kind } from '../areas/area.ts';

export const levels = [
  { kind: 'district', label: '地区ごと' },
  { kind: 'zone', label: '避難所の区域ごと' },
  { kind: 'town', label: '町ごと' },
] as const satisfies readonly { kind: Kind; label: string }[];
export type Level = (typeof levels)[number]['kind'];

export function readLevel(text: string | null): Level | null {
  return levels.find(({ kind }) => kind === text)?.kind ?? null;
}
