/** Areas and assignments going out. */
import type { Day } from '#app/lib/dates.ts';
import { today } from '#app/lib/dates.ts';
import { sheetOf } from '#app/lib/sheet.ts';
import type { Taking } from '../jobs/taking.ts';
import { readLists } from '../lists/lists.server.ts';
import { labelOf } from '../lists/lists.ts';
import { isInForce, showKind } from './area.ts';
import { readAssignments } from './assignments.server.ts';
import { inOrder } from './outline.ts';
import { maySee } from './reach.server.ts';
import { readAll, type Stored, type StoredArea } from './stored.server.ts';
import { dutyWords } from './words.ts';

/** Headings as the import of areas reads them. The ended ones too: records lie in them. */
export const areaTaking: Taking = {
  list: 'areas',
  title: '地域',
  page: '/areas',
  mayTake: () => true,
  sheet: async (db, actor) => {
    const stored = await readAll(db, actor.officeId);
    const day = today();
    const seen = stored.areas.filter(({ id }) => maySee(actor, id)).sort(inOrder);
    const column = (label: string, of: (a: StoredArea) => string | number | null, more = {}) => ({
      label,
      of,
      ...more,
    });
    const inDays = { type: 'day', width: 12 } as const;
    return sheetOf(
      '地域',
      [
        column('地域の種類', (a) => showKind(a.kind)),
        column('名前', (a) => a.name, { width: 24 }),
        column('ふりがな', (a) => a.kana, { width: 24 }),
        column('上の地域', (a) => parentsOf(stored, a, day).join('、'), { width: 30 }),
        column('ほかの名前', (a) => otherNames(stored, a).join('、'), { width: 30 }),
        column('緯度', (a) => a.lat, { type: 'number' }),
        column('経度', (a) => a.lng, { type: 'number' }),
        column('使いはじめ', (a) => a.from_on, inDays),
        column('使い終わり', (a) => a.until_on, inDays),
        column('コード', (a) => a.source_key ?? ''),
      ],
      seen,
    );
  },
};

/** A proposal that nobody has confirmed is told as one. */
function parentsOf({ areas, edges }: Stored, { id }: StoredArea, day: Day): string[] {
  return edges
    .filter((edge) => edge.child_id === id && isInForce(edge, day))
    .map(({ parent_id, standing }) => {
      const name = areas.find((area) => area.id === parent_id)?.name ?? '';
      return standing === 'proposed' ? `${name}（未確認）` : name;
    });
}

function otherNames({ names }: Stored, { id }: StoredArea): string[] {
  return names.filter((name) => name.area_id === id).map(({ name }) => name);
}

export const assignmentTaking: Taking = {
  list: 'assignments',
  title: '担当',
  page: '/areas/districts',
  mayTake: ({ role }) => role !== 'viewer',
  sheet: async (db, actor) => {
    const lists = await readLists(db, actor.officeId);
    return sheetOf(
      '担当',
      [
        { label: '地域', width: 24, of: (a) => a.areaName },
        { label: '職員', width: 20, of: (a) => a.staffName },
        { label: '支援の種類', width: 20, of: (a) => labelOf(lists, 'support', a.support) },
        { label: '主・副', of: (a) => dutyWords[a.duty] },
        { label: 'いつから', type: 'day', width: 12, of: (a) => a.fromOn },
        { label: 'いつまで', type: 'day', width: 12, of: (a) => a.untilOn },
      ],
      await readAssignments(db, actor.officeId),
    );
  },
};
