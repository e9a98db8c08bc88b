import { redirect } from 'react-router';
import { one, typedFields } from '#app/lib/forms.ts';
import { isId } from '#app/lib/ids.ts';
import { notFound } from '#app/lib/problems.ts';
import { Button, Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { who } from '../accounts/here.server.ts';
import { knownAreas } from '../areas/choices.server.ts';
import { areasOfKind } from '../areas/levels.ts';
import { settingUp } from '../lists/guard.server.ts';
import { Remarks } from './look.tsx';
import {
  matchAgain,
  placeByHand,
  readRemarks,
  readRows,
  readSeries,
  setRemoved,
} from './series.server.ts';
import { dayAndSource, said } from './words.ts';

/** One survey: what is without an area, what was remarked, and whether it is used. */
export async function loader({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const series = (await readSeries(db, actor.officeId)).find(({ id }) => id === params.id);
  if (!series) throw notFound();
  const { areas } = await knownAreas(context);
  const rows = await readRows(db, actor.officeId, series.id);
  return {
    series: { ...series, title: dayAndSource(series) },
    open: rows
      .filter(({ areaId }) => areaId === null)
      .map(({ row, name, figures }) => ({ row, name, people: said(figures.population) })),
    choices: (['town', 'part', 'zone', 'district', 'city'] as const).flatMap((kind) =>
      areasOfKind(areas, kind).map(({ id, name }) => ({ value: id, label: name })),
    ),
    remarks: await readRemarks(db, actor.officeId, series.id),
    came: new URL(request.url).searchParams.has('came'),
  };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const id = isId(params.id ?? '') ? (params.id ?? '') : null;
  if (!id) throw notFound();
  const typed = typedFields(await request.formData());
  const intent = one(typed, 'intent');
  if (intent === 'remove' || intent === 'restore')
    await setRemoved(db, who(actor), id, intent === 'remove');
  if (intent === 'match') await matchAgain(db, who(actor), id);
  if (intent === 'place') await placeByHand(db, who(actor), id, placedIn(typed));
  return redirect(`/statistics/${id}`);
}

/** Fields named row-12 with the id of an area. */
function placedIn(typed: ReturnType<typeof typedFields>) {
  return Object.keys(typed).flatMap((field) => {
    const row = Number(/^row-(\d{1,7})$/.exec(field)?.[1] ?? Number.NaN);
    const areaId = one(typed, field);
    return Number.isNaN(row) || !isId(areaId) ? [] : [{ row, areaId }];
  });
}

export default function ShowSeries({ loaderData }: PageProps<typeof loader>) {
  const { series, remarks, came } = loaderData;
  return (
    <Page
      title={series.title}
      lead={`「${series.file_name}」から取り込みました。${series.placed}行が地域に入っています。`}
      actions={<LinkButton href={`/statistics?series=${series.id}`}>数字を見る</LinkButton>}
    >
      {came && <Notice tone="ok" title="取り込みました。" />}
      {series.removed_at && (
        <Notice tone="warn" title="この数字は、いま使っていません。">
          <p>消えてはいません。下のボタンで、また使えます。</p>
        </Notice>
      )}
      <OpenRows {...loaderData} />
      <Remarks title="気をつけること" rows={remarks} />
      <Section title="この数字を使うかどうか">
        <p>
          {series.removed_at
            ? '同じ日の、同じところの数字がほかにあれば、かわりにそちらを使うのをやめます。'
            : 'まちがったファイルだったときは、使うのをやめます。あとから、もどせます。'}
        </p>
        <form method="post" className="buttons">
          <Button name="intent" value={series.removed_at ? 'restore' : 'remove'}>
            {series.removed_at ? 'また使う' : '使うのをやめる'}
          </Button>
        </form>
      </Section>
    </Page>
  );
}

const MOST_OPEN = 40;

function OpenRows({ open, choices, series }: PageProps<typeof loader>['loaderData']) {
  if (open.length === 0) return null;
  return (
    <Section title={`どの地域か分からない行（${open.length}）`}>
      <p>
        地域の名前と合いませんでした。えらぶと、その地域の数になります。分からない行は、そのままでかまいません。
      </p>
      {series.placed === 0 && (
        <p>
          町がまだ入っていないときは、先に<a href="/areas/import">地域のファイルを取り込み</a>
          、そのあと下の「名前でもう一度さがす」を押してください。
        </p>
      )}
      <form method="post" className="form">
        {open.slice(0, MOST_OPEN).map(({ row, name, people }) => (
          <SelectField
            key={row}
            name={`row-${row}`}
            label={`${name}（${people}）`}
            value=""
            empty="まだ分からない"
            options={choices}
          />
        ))}
        <Buttons>
          <PrimaryButton name="intent" value="place">
            えらんだ地域に入れる
          </PrimaryButton>
          <Button name="intent" value="match">
            名前でもう一度さがす
          </Button>
        </Buttons>
      </form>
      {open.length > MOST_OPEN && (
        <p>ほかに{open.length - MOST_OPEN}行あります。入れると、つぎが出ます。</p>
      )}
    </Section>
  );
}
