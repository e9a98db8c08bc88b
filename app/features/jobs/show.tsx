import { redirect } from 'react-router';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Progress } from '#app/ui/meter.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { resultPath } from './files.server.ts';
import { type Job, KEPT_DAYS, progressOf, stateWords } from './job.ts';
import { markSeen, rightsOf, stopJob } from './jobs.server.ts';
import { reachJob } from './reach.server.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const job = await reachJob(db, actor, params.id);
  if (job.state !== 'running') await markSeen(db, actor, job.id);
  return { job, file: fileOf(job, rightsOf(actor)) };
}

/** Whether a file waits, or why no longer. */
function fileOf({ state, result }: Job, rights: string): 'none' | 'here' | 'dropped' | 'less' {
  if (state !== 'done' || !result.file) return 'none';
  if (result.rights !== rights) return 'less';
  return resultPath(result.file.path) ? 'here' : 'dropped';
}

/** Stops it. */
export async function action({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const job = await reachJob(db, actor, params.id);
  if (job.state === 'running') await stopJob(db, actor, job.id);
  return redirect(`/jobs/${job.id}`);
}

export default function ShowJob({ loaderData }: PageProps<typeof loader>) {
  const { job, file } = loaderData;
  return (
    <Page title={job.title}>
      {job.state === 'running' ? <Running job={job} /> : <Ended job={job} file={file} />}
      <p>
        <a href="/">「きょう」へもどる</a>
      </p>
    </Page>
  );
}

/** The page looks again by itself: without script, and also when the person does nothing. */
function Running({ job }: { job: Job }) {
  return (
    <>
      <meta httpEquiv="refresh" content="2" />
      <Progress
        label={stateWords.running}
        text={progressOf(job)}
        {...(job.total !== null && { value: job.done, max: job.total })}
      />
      <form method="post">
        <Button>止める</Button>
      </form>
      <p>この画面を離れても続きます。終わると「きょう」に出ます。</p>
    </>
  );
}

function Ended({ job, file }: { job: Job; file: ReturnType<typeof fileOf> }) {
  const { state, result } = job;
  return (
    <>
      <Notice tone={state === 'done' ? 'ok' : 'error'} title={`${stateWords[state]}。`}>
        {textsOf(job).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Notice>
      {state === 'done' && result.warnings && result.warnings.length > 0 && (
        <Notice tone="warn" title="開く前に、お読みください。">
          {result.warnings.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {file === 'here' && <Download job={job} />}
      {file === 'dropped' && (
        <p>{`ファイルは${KEPT_DAYS}日たったので消しました。もう一度書き出してください。`}</p>
      )}
      {file === 'less' && (
        <p>
          そのあと役割や担当が変わったので、このファイルは渡せません。もう一度書き出してください。
        </p>
      )}
      {state === 'done' && result.href && (
        <p>
          <LinkButton href={result.href} tone="primary">
            続きへ進む
          </LinkButton>
        </p>
      )}
    </>
  );
}

function textsOf({ state, result, isLost, ...job }: Job): string[] {
  if (isLost) return ['動かしていたパソコンが途中で止まったようです。もう一度始めてください。'];
  if (state === 'stopped') return [progressOf(job), 'ここで止めました。'];
  return result.text.split('\n').filter(Boolean);
}

function Download({ job }: { job: Job }) {
  return (
    <>
      <p>
        <LinkButton href={`/jobs/${job.id}/file`} tone="primary" download>
          {job.result.file?.name}を受けとる
        </LinkButton>
      </p>
      <p>
        {`このファイルは${KEPT_DAYS}日のあいだここに置きます。受けとったあとは、置き場所と渡す相手に気をつけてください。`}
      </p>
    </>
  );
}
