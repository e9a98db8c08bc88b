import { Facts } from '#app/ui/facts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import type { Look as Seen } from './look.ts';
import type { RowProblem } from './reading.ts';

const MOST = 500;

/** Everything that a person should see before a file is taken in. */
export function Look({ look }: { look: Seen }) {
  const { problems, repaired, kept, hasNews } = look;
  return (
    <>
      {!hasNews && (
        <Notice tone="info" title="新しいことは、ありませんでした。">
          読めた行は、もう入っているとおりです。
        </Notice>
      )}
      <Understood look={look} />
      {problems.length > 0 && (
        <Section title={`受けとれない行（${look.counts.rejected}）`}>
          <p>
            下の行は取り込みません。ほかの行は取り込めます。もとの表を直して、もう一度選ぶこともできます。
          </p>
          <Rows rows={problems} caption="受けとれない行と、そのわけ" />
        </Section>
      )}
      {kept.length > 0 && (
        <More title={`人が決めたことを残した行（${kept.length}）`}>
          <Rows rows={kept} caption="人が決めたことを残した行" />
        </More>
      )}
      {repaired.length > 0 && (
        <More title={`直して読んだところ（${repaired.length}）`}>
          <Rows rows={repaired} caption="書いてあるとおりではなく、直して読んだところ" />
        </More>
      )}
      {look.added.map(({ label, count, names }) => (
        <More key={label} title={`新しい${label}の名前（${count}）`}>
          <p className="max-w-4xl">
            {names.join('、')}
            {count > names.length && '、ほか'}
          </p>
        </More>
      ))}
    </>
  );
}

function Understood({ look: { file, counts, added, changed, placed } }: { look: Seen }) {
  const news = [
    ...added.map(({ label, count }) => `${label}${count}`),
    ...(changed > 0 ? [`変わる地域${changed}`] : []),
    ...(placed > 0 ? [`どこに入るかの決まり${placed}`] : []),
  ];
  return (
    <Section title="読みとったこと">
      <Facts
        items={[
          { term: 'ファイル', detail: file },
          { term: '行', detail: `${counts.rows}行` },
          {
            term: '取り込む',
            detail: `${counts.accepted}行${news.length > 0 ? `（${news.join('、')}）` : ''}`,
          },
          { term: 'そのまま', detail: `${counts.skipped}行（空の行、合計の行、もう入っている行）` },
          { term: '受けとれない', detail: `${counts.rejected}行` },
        ]}
      />
    </Section>
  );
}

function More({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details className="more">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Rows({ rows, caption }: { rows: readonly RowProblem[]; caption: string }) {
  return (
    <>
      <Table
        caption={caption}
        captionHidden
        head={['行', '列', 'わけ']}
        rows={rows.slice(0, MOST).map(({ row, column, reason }, at) => ({
          key: `${row} ${column} ${at}`,
          cells: [`${row}行目`, column, reason],
        }))}
      />
      {rows.length > MOST && <p>ほかに{rows.length - MOST}か所あります。</p>}
    </>
  );
}
