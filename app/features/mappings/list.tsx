import { fiscalYear, showFiscalYear, today } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/problems.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { isWorker, maySetUp } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import { forms } from './forms.ts';
import { readSetUp } from './mappings.server.ts';

export async function loader({ context }: Args) {
  const { db, actor } = signedIn(context);
  if (actor.role === 'viewer') throw notFound();
  const setUp = await readSetUp(db, actor.officeId);
  const now = fiscalYear(today());
  const usual = [now + 1, now, now - 1, now - 2];
  const years = [...new Set([...usual, ...setUp.map(({ year }) => year)])].sort((a, b) => b - a);
  return { years, setUp, maySetUp: maySetUp(actor), mayCount: isWorker(actor) };
}

type Loaded = PageProps<typeof loader>['loaderData'];

export default function Mappings({ loaderData }: PageProps<typeof loader>) {
  return (
    <Page
      title="ほかの報告の表"
      lead="同じ記録を、ほかに出す報告の言葉で数えます。書きなおす必要はありません。どの言葉がどの欄に入るかは、年度ごとに一度決めます。"
    >
      <Table
        caption="様式と年度"
        captionHidden
        head={['様式', ...loaderData.years.map((y) => ({ label: showFiscalYear(y), whole: true }))]}
        rows={forms.map((form) => ({
          key: form.code,
          cells: [
            <div key="form">
              <strong>{form.title}</strong>
              <p className="text-quiet">{form.use}</p>
            </div>,
            ...loaderData.years.map((year) => (
              <Year key={year} form={form} year={year} {...loaderData} />
            )),
          ],
        }))}
      />
    </Page>
  );
}

type YearProps = Omit<Loaded, 'years'> & { form: (typeof forms)[number]; year: number };

function Year({ form, year, setUp, maySetUp, mayCount }: YearProps) {
  const isSetUp = setUp.some((one) => one.form === form.code && one.year === year);
  const at = `/mappings/${form.code}/${year}`;
  const named = (what: string) => `${form.title}、${showFiscalYear(year)}の${what}`;
  return (
    <div className="grid gap-1">
      <span className={isSetUp ? undefined : 'text-quiet'}>{isSetUp ? '決めました' : 'まだ'}</span>
      {isSetUp && mayCount && (
        <LinkButton href={`${at}/table`} aria-label={named('表を見る')}>
          表を見る
        </LinkButton>
      )}
      {maySetUp && (
        <a href={at} aria-label={named(isSetUp ? '欄を直す' : '欄を決める')}>
          {isSetUp ? '欄を直す' : '欄を決める'}
        </a>
      )}
    </div>
  );
}
