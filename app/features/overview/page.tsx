import { redirect } from 'react-router';
import { showDate, today } from '#app/lib/dates.ts';
import { usualPeriods } from '#app/lib/periods.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { signedIn } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { BesidesOverview } from '../gaps/besides.tsx';
import { maySeeGaps } from '../gaps/gap.ts';
import { mayWriteRecords } from '../records/record.ts';
import { readSettings } from '../settings/settings.server.ts';
import { staffChoices } from './choices.server.ts';
import { QuestionForm } from './form.tsx';
import { beginLong, keptTable } from './long.server.ts';
import { Matrix } from './matrix.tsx';
import { answer, isHeavy } from './overview.server.ts';
import { Picture } from './picture.tsx';
import { axesFor, isBound, type Question, questionQuery, readQuestion } from './question.ts';
import { sentencesOf } from './sentences.ts';
import { axisWords } from './words.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const params = new URL(request.url).searchParams;
  const day = today();
  const question = readQuestion(params, actor, day);
  const kept = await keptTable(db, actor, params.get('job'), question);
  if (!kept && (await isHeavy(db, actor, question, day)))
    throw redirect(`/jobs/${await beginLong(db, actor, question, day)}`);
  const table = kept ?? (await answer(db, actor, question, day));
  const areas = await areaChoices(context, day);
  const seen = isBound(actor) ? areas.filter(({ id }) => actor.areas.has(id)) : areas;
  const place = areas.find(({ id }) => id === question.area);
  const { approval } = await readSettings(db, actor.officeId);
  return {
    question,
    table,
    sentences: sentencesOf(table, {
      where: place?.name ?? (isBound(actor) ? '見られる地域' : '事業所全体'),
      when: question.period.label,
      rows: question.rows,
    }),
    choices: {
      axes: axesFor(actor),
      periods: usualPeriods(day).map(({ code, label }) => ({ code, label })),
      areas: seen,
      staff: await staffChoices(db, actor),
    },
    mayWrite: mayWriteRecords(actor),
    seesMore: maySeeGaps(actor),
    office: actor.officeName,
    posts: approval,
    printed: showDate(day),
  };
}

export default function Overview({ loaderData }: PageProps<typeof loader>) {
  const { question, table, sentences, choices, office, posts, printed, mayWrite, seesMore } =
    loaderData;
  const caption = captionOf(question);
  return (
    <Page
      title="見える化"
      print={
        <PrintHead office={office} date={printed} title={`見える化　${caption}`} posts={posts} />
      }
      actions={
        <div className="toolbar">
          <LinkButton href="/reports">報告書</LinkButton>
          <QuestionForm question={question} choices={choices} />
          <Takeout list="overview" query={questionQuery(question)} />
          {loaderData.mayWrite && <a href="/mappings">ほかの報告の表</a>}
        </div>
      }
    >
      {seesMore && <BesidesOverview here="/overview" />}
      <Views question={question} />
      {sentences.map((sentence) => (
        <p key={sentence} className="figure-sentence">
          {sentence}
        </p>
      ))}
      {table.total === 0 ? (
        <Nothing mayWrite={mayWrite} />
      ) : (
        <>
          <Picture table={table} question={question} label={sentences[0] ?? caption} />
          <Section title={caption}>
            <Matrix table={table} question={question} caption={caption} />
            <ul className="text-quiet">
              {table.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  );
}

function captionOf({ rows, cols, period }: Question): string {
  return `${axisWords[rows]}${cols ? `と${axisWords[cols]}` : ''}（${period.label}）`;
}

/** What is looked at most, one press each. */
function Views({ question }: { question: Question }) {
  const { rows, cols } = question;
  const views: { label: string; to: Partial<Question> }[] = [
    { label: '支援の動き・月ごと', to: { rows: 'verb', cols: 'month' } },
    { label: '地域・支援の動き', to: { rows: 'area', cols: 'verb' } },
    { label: '活動の種類・月ごと', to: { rows: 'kind', cols: 'month' } },
    { label: '目標・月ごと', to: { rows: 'goal', cols: 'month' } },
    { label: 'だれのこと・支援の種類', to: { rows: 'about', cols: 'support' } },
    ...(cols ? [{ label: 'たてとよこを入れかえる', to: { rows: cols, cols: rows } }] : []),
  ];
  return (
    <nav className="view-links no-print" aria-label="よく見る見方">
      {views.map(({ label, to }) => (
        <a key={label} href={`/overview${questionQuery(question, to)}`}>
          {label}
        </a>
      ))}
    </nav>
  );
}

function Nothing({ mayWrite }: { mayWrite: boolean }) {
  return (
    <Empty
      title="ここには、記録を数えたものが出ます。"
      action={mayWrite && <LinkButton href="/records/new">記録を書く</LinkButton>}
    >
      いつのことか、どの地域かを変えると、出てくることがあります。
    </Empty>
  );
}
