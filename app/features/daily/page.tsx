import { redirect } from 'react-router';
import { parseDate, showMoment, today } from '#app/lib/dates.ts';
import { type FieldError, invalid, one, refused, type Typed, typedFields } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { forbidden } from '#app/lib/problems.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { beginDraft, keepRefused, readDraft } from '../drafts/drafts.server.ts';
import { formChoices, usedLately } from '../records/choices.server.ts';
import { mayWriteRecords } from '../records/record.ts';
import { checkRows } from './check.server.ts';
import { MOST_ROWS } from './day.ts';
import { saveDay } from './days.server.ts';
import { readDay } from './read.server.ts';
import { dropped, inForm, joinedUp, type Row, rowsIn } from './rows.ts';
import { RowsForm } from './rows-form.tsx';
import { textForm } from './text.ts';
import { TextForm } from './text-form.tsx';

/** `?draft=` goes on with a day: with its text, or with the records that it was split into. */
export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayWriteRecords(actor)) throw forbidden();
  const params = new URL(request.url).searchParams;
  const key = params.get('draft') ?? '';
  const draft = isId(key) ? await readDraft(db, who(actor), key) : null;
  const day = today();
  const used = await usedLately(db, actor);
  const areas = await areaChoices(context, day);
  const choices = await formChoices(db, actor, day, areas, used);
  return {
    id: draft?.key ?? newId(),
    typed: draft?.typed ?? { occurredOn: day, areaId: choices.recent.areas[0] ?? '' },
    choices,
    day,
    saved: Number(params.get('saved')) || 0,
    savedAs: isId(params.get('day') ?? '') ? params.get('day') : null,
    mine: `/records?staff=${actor.staffId}`,
    errors: draft?.refusal?.errors ?? [],
    draftState: draft ? `${showMoment(draft.updatedAt)}の書きかけです` : '',
  };
}

export async function action({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayWriteRecords(actor)) throw forbidden();
  const typed = typedFields(await request.formData());
  const key = one(typed, 'id');
  const goOn = async (rows: Row[]) => {
    await beginDraft(db, who(actor), key, { ...plain(typed), ...inForm(rows) });
    return redirect(`/daily?draft=${key}`);
  };
  const back = async (errors: FieldError[]) =>
    redirect(
      await keepRefused(db, who(actor), key, { ...plain(typed), ...inForm(rows) }, { errors }),
    );
  const rows = rowsIn(key, typed);
  if (![key, ...rows.map(({ id }) => id)].every(isId)) return invalid(refused(typed, [again]));
  if (rows.length === 0) {
    const parsed = textForm(typed, today());
    if (!parsed.ok) return back(parsed.errors);
    const read = await readDay(db, actor, context, { key, ...parsed.value });
    if (read.length > MOST_ROWS) return back([tooMany]);
    return goOn(read);
  }
  if (one(typed, 'drop')) return goOn(dropped(key, rows, Number(one(typed, 'drop'))));
  if (one(typed, 'join')) return goOn(joinedUp(key, rows, Number(one(typed, 'join'))));
  const { records, errors } = await checkRows(db, actor, context, rows, today());
  if (errors.length > 0) return back(errors);
  const text = one(plain(typed), 'text').trim();
  const day = parseDate(one(typed, 'occurredOn'), today()) ?? today();
  await saveDay(db, actor, key, records, text ? { text, day } : null);
  return redirect(`/daily?saved=${records.length}${text && `&day=${key}`}`);
}

const again = { field: 'text', message: 'この画面を開きなおして、もう一度送ってください。' };
const tooMany = {
  field: 'text',
  message: `一度に分けられるのは${MOST_ROWS}件までです。文を分けて、何回かに書いてください。`,
};

/** What belongs to the day itself. `daily` tells its draft from that of a record. */
function plain(typed: Typed): Typed {
  const { id = '', occurredOn = '', areaId = '' } = typed;
  // A form sends line ends as CR LF; the same text must not differ by it.
  const text = one(typed, 'text').replaceAll('\r\n', '\n');
  return { id, daily: '1', text, occurredOn, areaId };
}

export default function Daily({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const { choices, day, saved, savedAs, mine, draftState } = loaderData;
  const typed = actionData?.values ?? loaderData.typed;
  const id = one(typed, 'id', loaderData.id) || loaderData.id;
  const rows = rowsIn(id, typed);
  const errors = actionData?.errors ?? loaderData.errors;
  const given = { id, typed, errors, choices, day };
  const state = errors.length > 0 ? 'まだ保存していません' : draftState;
  return (
    <Page
      title="日報を書く"
      lead={
        rows.length === 0
          ? '一日にしたことを続けて書くと、一件ずつの記録に分けます。'
          : `${rows.length}件に分けました。確かめて、まとめて保存します。`
      }
      actions={
        <LinkButton href="/records/new" tone="quiet">
          一件だけ記録する
        </LinkButton>
      }
    >
      {saved > 0 && !actionData && (
        <Notice
          tone="ok"
          title={`${saved}件を保存しました`}
          action={
            <>
              <LinkButton href={mine}>自分の記録を見る</LinkButton>
              {savedAs && (
                <LinkButton href={`/daily/${savedAs}`} tone="quiet">
                  分ける前の文を見る
                </LinkButton>
              )}
            </>
          }
        />
      )}
      {rows.length === 0 ? (
        <TextForm {...given} draftState={state} />
      ) : (
        <RowsForm {...given} rows={rows} draftState={state} />
      )}
    </Page>
  );
}
