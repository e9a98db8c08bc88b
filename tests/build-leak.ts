import type { Asked, Opened, Words } from '#app/features/leaks/leak.ts';

export const noWords: Words = {
  ...{ summary: '', items: '', people: '', cause: '', harm: '', told: '', public: '' },
  ...{ prevent: '', other: '' },
};
export const nothingAsked: Asked = { words: '', staff: '', from: '', to: '' };

export function buildLeak(changed: Partial<Opened> = {}): Opened {
  return {
    kind: 'paper',
    title: '名簿の入ったかばんを電車に忘れた',
    noticedOn: '2026-11-20',
    isWrongful: false,
    ...changed,
  };
}
