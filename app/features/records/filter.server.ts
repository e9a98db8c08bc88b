import type { Db } from '#app/db/dialect.server.ts';
import { type Day, showDate } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { staffNames } from '../accounts/names.server.ts';
import type { AreaChoice } from '../areas/choices.server.ts';
import { NONE } from '../figures/heads.ts';
import { courseLabel } from '../lists/courses.ts';
import { readLists } from '../lists/lists.server.ts';
import { labelOf } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import { goalsOn } from '../purposes/purposes.server.ts';
import { emptyNames, type Filter, type FilterName, filterQuery, isEmptyName } from './filter.ts';

export type FilterChoices = Awaited<ReturnType<typeof filterChoices>>;

export async function filterChoices(db: Db, actor: Actor, day: Day, areas: AreaChoice[]) {
  const [lists, goals, staff] = await Promise.all([
    readLists(db, actor.officeId),
    goalsOn(db, actor.officeId, day),
    staffNames(db, actor.officeId),
  ]);
  const shown = actor.role === 'viewer' ? areas.filter((a) => actor.areas.has(a.id)) : areas;
  return { lists, areas: shown, goals, staff };
}

/** Each part of the filter in words, with the address that is left without it. */
export function chipsOf(
  filter: Filter,
  { lists, areas, goals, staff }: FilterChoices,
): { label: string; without: string }[] {
  const name = (of: { id: string; name: string }[], id: string) =>
    of.find((o) => o.id === id)?.name ?? '分からないもの';
  const words: Record<FilterName, (value: string) => string> = {
    q: (v) => `「${v}」`,
    area: (v) => name(areas, v),
    from: (v) => `${showDate(v)}から`,
    to: (v) => `${showDate(v)}まで`,
    verb: (v) => verbs.find((o) => o.verb === v)?.label ?? v,
    kind: (v) => labelOf(lists, 'kind', v),
    support: (v) => labelOf(lists, 'support', v),
    means: (v) => labelOf(lists, 'means', v),
    staff: (v) => name(staff, v),
    goal: (v) => goals.find((g) => g.id === v)?.text ?? '終わった目標',
    planned: () => '予定にあったこと',
    removed: () => '消した記録',
    waits: () => '確認待ち',
    through: (v) => `${emptyNames.through}：${labelOf(lists, 'through', v)}`,
    about: (v) => `${emptyNames.about}：${labelOf(lists, 'about', v)}`,
    course: courseLabel,
    supportMain: (v) => `主な支援 ${labelOf(lists, 'support', v)}`,
  };
  return (Object.keys(words) as FilterName[]).flatMap((part) => {
    const value = filter[part];
    if (!value) return [];
    const isNone = value === NONE && isEmptyName(part);
    const label = isNone ? `${emptyNames[part]}：なし` : words[part](String(value));
    return [
      {
        label,
        without: filterQuery(filter, {
          [part]: part === 'q' ? '' : value === true ? false : null,
        }),
      },
    ];
  });
}
