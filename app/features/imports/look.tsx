import { redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { one, typedFields } from '#app/lib/forms.ts';
import { keepChoices, readChoices, readUpload } from '#app/lib/uploads.server.ts';
import { Button, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { JobProblem } from '../jobs/job.ts';
import { startJob } from '../jobs/jobs.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { type Choices, choicesIn, isChanged, noChoices } from './choices.ts';
import { bringIn } from './commit.server.ts';
import { lookOf } from './look.ts';
import { ColumnChoices, DefaultChoices, WordChoices } from './look-choices.tsx';
import { LookFirst, LookProblems, LookSummary } from './look-parts.tsx';
import { openImport, type Source } from './open.server.ts';
import { previewImport } from './preview.server.ts';
import { rowsInWords } from './words.ts';

/** One page, two steps without script: choose how the file is read and look again; then bring it in. */
export async function loader({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const params = new URL(request.url).searchParams;
  const id = params.get('file') ?? '';
  const file = readUpload(who(actor), id);
  if (!file) throw redirect('/imports?lost=1');
  const choices = chosen(actor, id);
  try {
    const preview = await previewImport(db, who(actor), file, today(), choices);
    const isAgain = params.has('again');
    return { id, name: file.name, isAgain, look: lookOf(preview, choices, today()), fault: null };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { id, name: file.name, isAgain: false, look: null, fault: error.message };
  }
}

export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const typed = typedFields(await request.formData());
  const id = one(typed, 'upload');
  const file = readUpload(who(actor), id);
  if (!file) return redirect('/imports?lost=1');
  const choices = choicesIn(typed, chosen(actor, id));
  keepChoices(who(actor), id, JSON.stringify(choices));
  if (one(typed, 'intent') !== 'import') return redirect(`/imports/look?file=${id}`);
  // What was changed since the person looked is looked at first.
  if (isChanged(typed)) return redirect(`/imports/look?file=${id}&again=1`);
  return redirect(`/jobs/${await begin(db, actor, file, choices)}`);
}

function chosen(actor: Actor, id: string): Choices {
  const kept = readChoices(who(actor), id);
  return kept ? (JSON.parse(kept) as Choices) : noChoices;
}

function begin(db: Db, actor: Actor, file: Source, choices: Choices): Promise<string> {
  const begun = { kind: 'import', title: `「${file.name}」の記録を取り込む` };
  return startJob(db, actor, begun, async (progress) => {
    const opened = await openImport(db, who(actor), file, today(), choices).catch(told);
    const between = async (done: number) => {
      await progress.say(done);
      return !progress.stopped;
    };
    const brought = await bringIn(db, who(actor), file.name, opened, between).catch(told);
    const { batchId, accepted, skipped, rejected } = brought;
    return {
      href: `/imports/${batchId}`,
      text: `${rowsInWords(accepted)}を取り込みました。そのままの行は${rowsInWords(skipped)}、受けとれなかった行は${rowsInWords(rejected)}です。`,
    };
  });
}

function told(error: unknown): never {
  throw error instanceof UnreadableFile ? new JobProblem(error.message) : error;
}

export default function LookAtImport({ loaderData }: PageProps<typeof loader>) {
  const { id, name, look, fault, isAgain } = loaderData;
  if (!look)
    return (
      <Page title="取り込む前に見る" lead={`「${name}」`}>
        <Notice
          tone="error"
          title="読めませんでした。何も変わっていません。"
          action={<LinkButton href="/imports">ほかのファイルを選ぶ</LinkButton>}
        >
          {fault}
        </Notice>
      </Page>
    );
  return (
    <Page title="取り込む前に見る" lead={`「${name}」を読みました。まだ何も変わっていません。`}>
      {isAgain && (
        <Notice tone="info" title="選んだことを入れて、読みなおしました。">
          よければ、いちばん下の「取り込む」を押してください。
        </Notice>
      )}
      <LookSummary look={look} />
      <form method="post" action="/imports/look" className="form" noValidate>
        <HiddenField name="upload" value={id} />
        <WordChoices asked={look.asked} />
        <DefaultChoices look={look} />
        <ColumnChoices look={look} />
        <LookProblems look={look} />
        <LookFirst look={look} />
        <div className="buttons">
          {look.counts.accepted > 0 && (
            <PrimaryButton name="intent" value="import">
              取り込む
            </PrimaryButton>
          )}
          <Button name="intent" value="look">
            選んだとおりに読みなおす
          </Button>
          <LinkButton href="/imports" tone="quiet">
            やめる
          </LinkButton>
        </div>
      </form>
    </Page>
  );
}
