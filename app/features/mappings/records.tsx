import { notFound } from '#app/lib/problems.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Pager } from '#app/ui/pager.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { DiaryOf } from '../records/diary-of.tsx';
import { PAGE } from '../records/filter.ts';
import { seenRows } from '../records/list.server.ts';
import { readSettings } from '../settings/settings.server.ts';
import { addressOf, mayCount, queryOf, showDays } from './asked.ts';
import { keysUnder } from './counted.server.ts';
import { targetOf } from './forms.ts';
import { EVERY, NOWHERE } from './mapping.ts';
import { readRules } from './mappings.server.ts';
import { NotYours } from './not-yours.tsx';
import { counting, withinOf } from './reach.server.ts';

const beside: Record<string, string> = {
  [NOWHERE]: 'どれにも入らない記録',
  [EVERY]: 'すべての記録',
};

/** What a cell of the table counts, to be read. */
export async function loader(args: Args) {
  const { db, actor, asked } = counting(args);
  const params = new URL(args.request.url).searchParams;
  const target = params.get('target') ?? NOWHERE;
  const title = beside[target] ?? targetOf(asked.form, target)?.label;
  if (title === undefined) throw notFound();
  const isMine = mayCount(actor, asked.area);
  const before = Number(params.get('before')) || null;
  const rules = isMine ? await readRules(db, actor.officeId, asked) : [];
  const within = { ...(await withinOf(db, actor, asked)), before };
  const which = { form: asked.form, rules, target };
  const keys = isMine ? await keysUnder(db, actor.officeId, which, within, PAGE + 1) : [];
  return {
    asked,
    target,
    title,
    isMine,
    before,
    rows: await seenRows(db, actor, keys.slice(0, PAGE)),
    older: keys.length > PAGE ? (keys[PAGE - 1]?.timeline ?? null) : null,
    looking: (await readSettings(db, actor.officeId)).review,
  };
}

export default function MappingRecords({ loaderData }: PageProps<typeof loader>) {
  const { asked, target, title, isMine, before, rows, older, looking } = loaderData;
  const at = addressOf(asked);
  const here = `${at}/records`;
  return (
    <Page
      title={title}
      lead={`${asked.form.title}、${showDays(asked)}`}
      actions={<LinkButton href={`${at}/table${queryOf(asked)}`}>表にもどる</LinkButton>}
    >
      {!isMine && <NotYours href={`${at}/table`} />}
      {isMine && rows.length === 0 && <Empty title="ここに入る記録はありません。" />}
      <DiaryOf rows={rows} words={[]} looking={looking} />
      <Pager
        newer={before === null ? null : `${here}${queryOf(asked, { target })}`}
        older={
          older === null ? null : `${here}${queryOf(asked, { target, before: String(older) })}`
        }
      />
    </Page>
  );
}
