// 新規・継続: whether somebody came for the first time or is accompanied already. Reports of the
// council count by it; null where nobody said. Two words that every office shares, so no list.

export const courses = [
  { course: 'new', label: '新規' },
  { course: 'continued', label: '継続' },
] as const;

export type Course = (typeof courses)[number]['course'];

export const courseOptions = courses.map(({ course, label }) => ({ value: course, label }));

export function courseIn(text: string | null): Course | null {
  return courses.find(({ course }) => course === text)?.course ?? null;
}

/** '' where nobody said. */
export function courseLabel(course: string | null): string {
  return courses.find((one) => one.course === course)?.label ?? '';
}
