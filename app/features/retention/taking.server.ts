/** The tables of retention, going out. */
import { showFiscalYear, showMoment, today } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/problems.ts';
import { type Sheet, sheetOf } from '#app/lib/sheet.ts';
import type { Taking } from '../jobs/taking.ts';
import { readAsked } from './asked.ts';
import { type Disposal, disposals } from './disposals.server.ts';
import { countDue, listDue } from './due.server.ts';
import { keepingOf } from './kinds.server.ts';
import { type KindDue, readKinds } from './overview.server.ts';
import { mayDispose, maySeeList, showYears, stageOf } from './retention.ts';
import { readRules, standingOf } from './rules.server.ts';
import { stageWords } from './words.ts';

export const retentionTaking: Taking = {
  list: 'retention',
  title: '保存期間と廃棄の予定',
  page: '/retention',
  mayTake: mayDispose,
  sheet: async (db, { officeId }) =>
    sheetOf<KindDue>(
      '廃棄の予定',
      [
        { label: '種類', width: 24, of: ({ label }) => label },
        { label: '保存期間', width: 10, of: ({ years }) => showYears(years) },
        { label: '過ぎたもの', type: 'number', width: 12, of: ({ count }) => count },
        {
          label: '終わった年度',
          width: 40,
          of: ({ due }) => due.map((d) => `${showFiscalYear(d.year)} ${d.count}件`).join('、'),
        },
        { label: '次の4月に過ぎるもの', type: 'number', width: 20, of: ({ next }) => next },
        { label: '入るもの', width: 60, of: ({ kind }) => keepingOf(kind).holds },
      ],
      await readKinds(db, officeId),
    ),
};

/** `kind` and, as the page has it, `of`. */
function askedIn(query: string) {
  const params = new URLSearchParams(query);
  return {
    keeping: keepingOf(params.get('kind') ?? 'record'),
    ...readAsked(new URLSearchParams(params.get('of') ?? '')),
  };
}

export const dueTaking: Taking = {
  list: 'due',
  title: '廃棄の予定の一覧',
  page: '/retention',
  mayTake: mayDispose,
  count: async (db, { officeId }, { query }, most) => {
    const asked = await endingOf(db, officeId, query);
    if (!asked) return 0;
    const years = await countDue(db, officeId, asked);
    const seen = years.filter(({ year }) => asked.year === null || asked.year === year);
    return Math.min(
      most,
      seen.reduce((sum, { count }) => sum + count, 0),
    );
  },
  sheet: async (db, actor, { query }): Promise<Sheet> => {
    if (!maySeeList(actor, askedIn(query).keeping)) throw notFound();
    const asked = await endingOf(db, actor.officeId, query);
    async function* rows() {
      for (let offset = 0; asked; offset += PART) {
        const part = await listDue(db, actor.officeId, asked, { offset, limit: PART });
        if (part.length === 0) return;
        yield part.map(({ day, area, title, id }) => [day, area ?? '', title, id]);
      }
    }
    const columns = [
      { label: '日付', type: 'day', width: 16 },
      { label: '地域', width: 20 },
      { label: '題', width: 60 },
      { label: '番号', width: 38 },
    ] as const;
    return { name: askedIn(query).keeping.label, columns, rows: rows() };
  },
  narrowed: ({ query }) => ({ plain: { thingKind: askedIn(query).keeping.kind } }),
};
const PART = 1000;

async function endingOf(db: Parameters<typeof readRules>[0], officeId: string, query: string) {
  const { keeping, year, order } = askedIn(query);
  const { before } = standingOf(await readRules(db, officeId), keeping, today());
  return before && { keeping, year, order, before, today: today() };
}

export const disposalTaking: Taking = {
  list: 'disposals',
  title: '廃棄の証明の一覧',
  page: '/retention/disposals',
  mayTake: mayDispose,
  sheet: async (db, { officeId }) =>
    sheetOf<Disposal>(
      '廃棄の証明',
      [
        { label: '何を', width: 24, of: ({ kind }) => keepingOf(kind).label },
        { label: '保存期間', width: 10, of: ({ years }) => showYears(years) },
        { label: 'いつから', type: 'day', width: 14, of: ({ from_on }) => from_on },
        { label: 'いつまで', type: 'day', width: 14, of: ({ until_on }) => until_on },
        { label: '提案した数', type: 'number', width: 12, of: ({ proposed }) => proposed },
        { label: '消した数', type: 'number', width: 12, of: ({ erased }) => erased },
        { label: 'どうなったか', width: 24, of: (row) => stageWords[stageOf(row)] },
        { label: '提案した人', width: 16, of: ({ proposer }) => proposer },
        { label: '提案', width: 24, of: ({ proposed_at }) => showMoment(proposed_at) },
        { label: '承認した人', width: 16, of: ({ approver }) => approver },
        { label: '承認', width: 24, of: (row) => row.approved_at && showMoment(row.approved_at) },
        {
          label: '消し終わった時',
          width: 24,
          of: (row) => row.erased_at && showMoment(row.erased_at),
        },
        { label: '番号の一覧の照合値', width: 66, of: ({ ids_hash }) => ids_hash },
        { label: '番号', width: 38, of: ({ id }) => id },
      ],
      await disposals(db, officeId).execute(),
    ),
};
