import { redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { showMoment, today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { previewUndo, undoAreas } from '../areas/undo.server.ts';
import type { Kept } from '../areas/undo.ts';
import { keptLines, undoLookOf } from '../areas/undo-look.ts';
import { startJob } from '../jobs/jobs.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { keptRecords, problemsFor, rejectedOf, undoImport } from './batches.server.ts';
import { Problems } from './problems.tsx';
import { reachBatch } from './reach.server.ts';
import { UndoAreas, Undone, UndoRecords } from './undo-parts.tsx';
import { rowsInWords } from './words.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = settingUp(context);
  const { rejected_rows, ...batch } = await reachBatch(db, actor.officeId, params.id);
  const mayMend = rejectedOf({ ...batch, rejected_rows }, actor.staffId) !== null;
  const kept = batch.undone_at ? await keptOf(db, batch, actor.officeId) : [];
  const undo = batch.kind === 'areas' ? await previewUndo(db, actor.officeId, batch.id) : null;
  const shown = { ...batch, problems: problemsFor(batch, actor.staffId).slice(0, 500) };
  return { batch: shown, mayMend, kept, areas: undo && undoLookOf(undo) };
}

type Batch = Awaited<ReturnType<typeof reachBatch>>;

async function keptOf(db: Db, batch: Pick<Batch, 'kind' | 'id' | 'kept'>, officeId: string) {
  if (batch.kind !== 'areas') return keptRecords(db, officeId, batch.id);
  const kept = JSON.parse(batch.kept ?? '[]') as Kept[];
  return keptLines(kept, true).map(({ id, text }) => ({ href: `/areas/${id}`, text }));
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const batch = await reachBatch(db, actor.officeId, params.id);
  const isUndo = (await request.formData()).get('intent') === 'undo';
  if (!isUndo || batch.undone_at) return redirect(`/imports/${batch.id}`);
  if (batch.kind === 'areas') {
    await undoAreas(db, who(actor), batch.id, today());
    return redirect(`/imports/${batch.id}`);
  }
  return redirect(`/jobs/${await undoRecords(db, actor, batch)}`);
}

function undoRecords(db: Db, actor: Actor, batch: Batch): Promise<string> {
  const title = `「${batch.file_name}」の取り込みを取り消す`;
  const begun = { kind: 'import-undo', title, total: batch.accepted };
  return startJob(db, actor, begun, async (progress) => {
    const between = async (done: number) => {
      await progress.say(done);
      return !progress.stopped;
    };
    const { removed, kept } = await undoImport(db, who(actor), batch.id, between);
    const others = kept > 0 ? `そのあと人が直した${kept}件は、残してあります。` : '';
    return {
      href: `/imports/${batch.id}`,
      text: `${removed.toLocaleString('ja')}件の記録を取り消しました。${others}`,
    };
  });
}

export default function ShowImport({ loaderData }: PageProps<typeof loader>) {
  const { batch, mayMend, kept, areas } = loaderData;
  return (
    <Page
      title={batch.file_name}
      lead={`${showMoment(batch.created_at)}、${batch.staff}さんが取り込みました。`}
      actions={<LinkButton href="/imports">取り込みの一覧</LinkButton>}
    >
      {batch.undone_at && (
        <Undone
          at={batch.undone_at}
          kept={kept}
          which={batch.kind === 'areas' ? 'つぎの' : 'そのあと人が直した'}
        />
      )}
      <Section title="取り込んだこと">
        <Facts
          items={[
            { term: '行', detail: rowsInWords(batch.rows) },
            {
              term: '取り込んだ',
              detail: `${rowsInWords(batch.accepted)}${batch.repaired > 0 ? `（うち、直して読んだ行${batch.repaired.toLocaleString('ja')}）` : ''}`,
            },
            {
              term: 'そのまま',
              detail: `${rowsInWords(batch.skipped)}（空の行、合計の行、もう入っている行）`,
            },
            { term: '受けとれなかった', detail: rowsInWords(batch.rejected) },
          ]}
        />
      </Section>
      {batch.problems.length > 0 && (
        <Section
          title="受けとれなかった行"
          actions={
            mayMend && (
              <LinkButton href={`/imports/${batch.id}/rejected`}>
                わけを書いた表を受けとる
              </LinkButton>
            )
          }
        >
          <p>
            {mayMend ? '表を受けとって' : 'もとの表を'}
            直し、もう一度取り込めます。もう入っている行は、二重になりません。
          </p>
          <Problems rows={batch.problems} caption="受けとれなかった行と、そのわけ" />
        </Section>
      )}
      {areas && <UndoAreas look={areas} />}
      {batch.kind === 'records' && !batch.undone_at && batch.accepted > 0 && <UndoRecords />}
    </Page>
  );
}
