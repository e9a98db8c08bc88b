import { redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { showMoment, today } from '#app/lib/dates.ts';
import { forbidden } from '#app/lib/problems.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import type { Refusal } from '../drafts/draft.ts';
import { keepRefused, opened } from '../drafts/drafts.server.ts';
import { readLists } from '../lists/lists.server.ts';
import { checkAgainstOffice } from './check.server.ts';
import { formChoices } from './choices.server.ts';
import { readConfidential } from './confidential.server.ts';
import { editRecord } from './edits.server.ts';
import { RecordForm } from './form.tsx';
import type { Clash } from './merge.ts';
import { namesIn } from './names.server.ts';
import { placeOf, reachToEdit, reachWhole } from './reach.server.ts';
import { mayEditRecord, parseRecord } from './record.ts';
import { toConfidential, toShared } from './rows.ts';
import { shownValue } from './shown.ts';
import { toTyped } from './typed.ts';
import { stepIn, type Whole } from './whole.server.ts';
import { fieldLabel } from './words.ts';

export async function loader({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const row = await reachWhole(db, actor, params.id);
  if (!mayEditRecord(actor, placeOf(row))) throw forbidden();
  const part = await readConfidential(db, actor, row);
  const fields = {
    ...toShared(row, stepIn(row)),
    confidential: toConfidential(part ?? undefined),
  };
  const draft = draftIn(row);
  const useDraft = draft !== null && new URL(request.url).searchParams.has('draft');
  const areas = await areaChoices(context, row.occurred_on);
  const choices = await formChoices(db, actor, row.occurred_on, areas);
  return {
    id: row.id,
    version: useDraft ? Number(draft.typed.version) || row.version : row.version,
    typed: { ...toTyped(fields), ...(useDraft && { ...unticked, ...draft.typed }) },
    refusal: useDraft ? draft.refusal : null,
    waiting: draft && !useDraft ? showMoment(draft.updatedAt) : null,
    choices,
    day: row.occurred_on,
  };
}

/** A form does not send what is not ticked. */
const unticked = { verbs: [], about: [], connected: [] };

function draftIn({ id, draftBody: body, draftAt: updated_at }: Whole) {
  return body && updated_at ? opened({ key: id, body, updated_at }) : null;
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const row = await reachToEdit(db, actor, params.id);
  const form = await request.formData();
  const parsed = parseRecord(form, today());
  const base = Number(form.get('version')) || row.version;
  const again = async (version: number, refusal: Partial<Refusal>) => {
    const typed = { ...parsed.values, version: String(version) };
    return redirect(await keepRefused(db, who(actor), row.id, typed, refusal));
  };
  const errors = parsed.ok ? await checkAgainstOffice(db, actor, parsed.value) : parsed.errors;
  if (!parsed.ok || errors.length > 0) return again(base, { errors });
  const edited = await editRecord(db, actor, row.id, base, parsed.value);
  if (!edited.done) {
    const theirs = await inWords(db, actor.officeId, edited.clashes);
    return again(edited.version, { theirs });
  }
  const taken = edited.taken.map(fieldLabel).join(',');
  return redirect(`/records/${row.id}?saved=1${taken && `&taken=${encodeURIComponent(taken)}`}`);
}

async function inWords(db: Db, officeId: string, clashes: Clash[]): Promise<Refusal['theirs']> {
  const names = await namesIn(
    db,
    officeId,
    await readLists(db, officeId),
    clashes.map(({ field, theirs }) => ({ field, values: [theirs] })),
  );
  return clashes.map(({ field, theirs }) => ({
    label: fieldLabel(field),
    text: shownValue(field, theirs, names),
  }));
}

export default function EditRecord({ loaderData }: PageProps<typeof loader>) {
  const { id, version, typed, choices, day, waiting, refusal } = loaderData;
  return (
    <Page title="記録を直す">
      {waiting && (
        <Notice
          tone="info"
          title="書きかけの直しがあります。"
          action={<a href={`/records/${id}/edit?draft=1`}>続きを書く</a>}
        >
          <p>{waiting}に書いたものです。</p>
        </Notice>
      )}
      {refusal && refusal.theirs.length > 0 && <Clashes theirs={refusal.theirs} />}
      <RecordForm
        id={id}
        version={version}
        typed={typed}
        errors={refusal?.errors}
        choices={choices}
        day={day}
        draftState={refusal ? 'まだ保存していません' : 'まだ直していません'}
      />
    </Page>
  );
}

/** R9: both texts stay on the screen; saving again means having seen the other's. */
function Clashes({ theirs }: Pick<Refusal, 'theirs'>) {
  return (
    <Notice tone="warn" title="ほかの人が同じところを先に直しました。まだ保存していません。">
      <p>
        あなたの文は、下の欄に残っています。相手の文はここにあります。よい形にまとめて、もう一度保存してください。
      </p>
      <dl className="facts">
        {theirs.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}（相手）</dt>
            <dd className="prose">{text || '（何も書いていません）'}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
