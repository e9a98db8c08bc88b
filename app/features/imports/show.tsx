import { redirect } from 'react-router';
import { showDateShort, showMoment } from '#app/lib/dates.ts';
import { DangerButton, LinkButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { who } from '../accounts/here.server.ts';
import { startJob } from '../jobs/jobs.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { keptRecords, rejectedOf, undoImport } from './batches.server.ts';
import { Problems } from './problems.tsx';
import { reachBatch } from './reach.server.ts';
import { rowsInWords } from './words.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = settingUp(context);
  const { rejected_rows, ...batch } = await reachBatch(db, actor.officeId, params.id);
  const mayMend = rejectedOf({ ...batch, rejected_rows }, actor.staffId) !== null;
  const kept = batch.undone_at ? await keptRecords(db, actor.officeId, batch.id) : [];
  return { batch: { ...batch, problems: batch.problems.slice(0, 500) }, mayMend, kept };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const batch = await reachBatch(db, actor.officeId, params.id);
  const isUndo = (await request.formData()).get('intent') === 'undo';
  if (!isUndo || batch.undone_at) return redirect(`/imports/${batch.id}`);
  const title = `「${batch.file_name}」の取り込みを取り消す`;
  const begun = { kind: 'import-undo', title, total: batch.accepted };
  const job = await startJob(db, actor, begun, async (progress) => {
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
  return redirect(`/jobs/${job}`);
}

export default function ShowImport({ loaderData }: PageProps<typeof loader>) {
  const { batch, mayMend, kept } = loaderData;
  return (
    <Page
      title={batch.file_name}
      lead={`${showMoment(batch.created_at)}、${batch.staff}さんが取り込みました。`}
      actions={<LinkButton href="/imports">取り込みの一覧</LinkButton>}
    >
      {batch.undone_at && <Undone at={batch.undone_at} kept={kept} />}
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
            { term: '受けとれず', detail: rowsInWords(batch.rejected) },
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
          <p>表を受けとって直し、もう一度取り込めます。もう入っている行は、二重になりません。</p>
          <Problems rows={batch.problems} caption="受けとれなかった行と、そのわけ" />
        </Section>
      )}
      {!batch.undone_at && batch.accepted > 0 && (
        <Section title="取り消す">
          <p>
            この取り込みで入った記録を、まとめて消します。そのあと人が直した記録は残ります。もう一度取り込めば、元に戻ります。
          </p>
          <form method="post">
            <HiddenField name="intent" value="undo" />
            <DangerButton>取り込みを取り消す</DangerButton>
          </form>
        </Section>
      )}
    </Page>
  );
}

type Kept = PageProps<typeof loader>['loaderData']['kept'];

function Undone({ at, kept }: { at: string; kept: Kept }) {
  return (
    <Notice tone="info" title={`この取り込みは、${showMoment(at)}に取り消しました。`}>
      {kept.length > 0 && (
        <>
          <p>そのあと人が直した{kept.length}件は、残してあります。</p>
          <ul>
            {kept.map(({ id, day, title }) => (
              <li key={id}>
                <a href={`/records/${id}`}>
                  {showDateShort(day)}　{title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
