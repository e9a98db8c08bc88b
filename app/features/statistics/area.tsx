import { showDate, today } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/problems.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { signedIn } from '../accounts/here.server.ts';
import { knownAreas } from '../areas/choices.server.ts';
import { areasOfKind } from '../areas/levels.ts';
import { maySee } from '../areas/reach.server.ts';
import { coursesOf } from './areas.server.ts';
import { Lacking } from './lacking.tsx';
import { sentenceOf } from './sentence.ts';
import { columns, dayAndSource, lacking } from './words.ts';

/** One area through the years, beside the whole city. */
export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const known = await knownAreas(context);
  const area = known.areas.find(({ id }) => id === params.id);
  if (!area || !maySee(actor, area.id)) throw notFound();
  const city = areasOfKind(known.areas, 'city')[0];
  const nameOf = (id: string) => known.areas.find((each) => each.id === id)?.name ?? '';
  const roots = [area.id, ...(city && city.id !== area.id ? [city.id] : [])];
  const [course = [], whole = []] = await coursesOf(db, actor.officeId, known, roots);
  return {
    area: { id: area.id, name: area.name },
    sentence: sentenceOf(area.name, course, whole),
    rows: course.map(({ series, gathered }) => ({
      key: series.id,
      title: dayAndSource(series),
      cells: columns.map(({ of }) => of(gathered.figures)),
      lacks: lacking(gathered, nameOf),
    })),
    office: actor.officeName,
    printed: showDate(today()),
  };
}

export default function AreaFigures({ loaderData }: PageProps<typeof loader>) {
  const { area, sentence, rows, office, printed } = loaderData;
  return (
    <Page
      title={`${area.name}の人口`}
      lead={sentence}
      print={<PrintHead office={office} date={printed} title={`${area.name}の人口`} />}
      actions={
        <>
          <LinkButton href={`/areas/${area.id}`}>{area.name}を見る</LinkButton>
          <LinkButton href="/statistics" tone="quiet">
            ほかの地域
          </LinkButton>
        </>
      }
    >
      {rows.length === 0 ? (
        <Empty
          title="この地域の数字は、まだありません。"
          action={<LinkButton href="/statistics">地域の人口を見る</LinkButton>}
        >
          <p>人口のファイルを取り込むと、ここに年ごとに並びます。</p>
        </Empty>
      ) : (
        <Section title="これまでの数字">
          <Table
            caption={`${area.name}の人口、新しい日から`}
            phone="scroll"
            captionHidden
            head={['いつの数字か', ...columns.map(({ label }) => ({ label, end: true }))]}
            rows={rows.map(({ key, title, cells }) => ({ key, cells: [title, ...cells] }))}
          />
          <Lacking of={rows.map(({ title, lacks }) => ({ term: title, detail: lacks }))} />
        </Section>
      )}
    </Page>
  );
}
