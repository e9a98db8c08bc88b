import { Facts } from '#app/ui/facts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import type { Look as Seen } from './look.ts';
import type { Remark } from './read-population.ts';

const MOST = 300;

export function Look({ look }: { look: Seen }) {
  const { news, facts, problems, notes, repaired, unknown } = look;
  return (
    <>
      {news === 0 && (
        <Notice tone="info" title="新しいことは、ありませんでした。">
          読めた行は、もう入っているとおりです。
        </Notice>
      )}
      <Section title="読みとったこと">
        <Facts items={facts} />
      </Section>
      <Remarks title="受けとれない行" rows={problems} isOpen />
      {unknown.length > 0 && (
        <details className="more">
          <summary>どの地域か分からない行（{unknown.length}）</summary>
          <p className="max-w-4xl">
            取り込んだあとで、地域をえらべます。
            {unknown.slice(0, MOST).join('、')}
            {unknown.length > MOST && '、ほか'}
          </p>
        </details>
      )}
      <Remarks title="気をつけること" rows={notes} />
      <Remarks title="直して読んだところ" rows={repaired} />
    </>
  );
}

type RemarksProps = { title: string; rows: readonly Remark[]; isOpen?: boolean };

export function Remarks({ title, rows, isOpen }: RemarksProps) {
  if (rows.length === 0) return null;
  return (
    <details className="more" open={isOpen}>
      <summary>
        {title}（{rows.length}）
      </summary>
      <Table
        caption={title}
        captionHidden
        head={['行', '列', 'わけ']}
        rows={rows.slice(0, MOST).map(({ row, column, reason }, at) => ({
          key: `${row} ${column} ${at}`,
          cells: [`${row}行目`, column, reason],
        }))}
      />
      {rows.length > MOST && <p>ほかに{rows.length - MOST}か所あります。</p>}
    </details>
  );
}
