import { Facts } from '#app/ui/facts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/page.tsx';
import type { Look } from './look.ts';
import { Problems } from './problems.tsx';
import { rowsInWords } from './words.ts';

type Props = { look: Look };

export function LookSummary({ look: { counts, preamble, headingRow, sheet } }: Props) {
  return (
    <>
      {counts.accepted === 0 && (
        <Notice tone="info" title="取り込める新しい行は、ありません。">
          下の「受けとれない行」のわけを見て、選びなおしてください。
        </Notice>
      )}
      <Section title="読みとったこと">
        <Facts
          items={[
            ...(sheet ? [{ term: 'シート', detail: sheet }] : []),
            ...(preamble.length > 0
              ? [{ term: '表の上', detail: preamble.slice(0, 5).join('　／　') }]
              : []),
            { term: '見出し', detail: `${headingRow}行目` },
            { term: '行', detail: rowsInWords(counts.rows) },
            {
              term: '取り込む',
              detail: `${rowsInWords(counts.accepted)}${counts.repaired > 0 ? `（うち、直して読む行${counts.repaired.toLocaleString('ja')}）` : ''}`,
            },
            {
              term: 'そのまま',
              detail: `${rowsInWords(counts.skipped)}（空の行、合計の行、もう入っている行）`,
            },
            { term: '受けとれない', detail: rowsInWords(counts.rejected) },
          ]}
        />
      </Section>
    </>
  );
}

export function LookProblems({ look }: Props) {
  const { problems, repairs, moreProblems, moreRepairs, counts } = look;
  return (
    <>
      {problems.length > 0 && (
        <Section title={`受けとれない行（${counts.rejected.toLocaleString('ja')}）`}>
          <p>
            下の行は取り込みません。ほかの行は取り込めます。あとで、わけを書いた表を受けとって直せます。
          </p>
          <Problems rows={problems} caption="受けとれない行と、そのわけ" />
          <More count={moreProblems} />
        </Section>
      )}
      {repairs.length > 0 && (
        <details className="more">
          <summary>
            直して読むところ（{(repairs.length + moreRepairs).toLocaleString('ja')}）
          </summary>
          <Problems rows={repairs} caption="書いてあるとおりではなく、直して読むところ" />
          <More count={moreRepairs} />
        </details>
      )}
    </>
  );
}

function More({ count }: { count: number }) {
  return count > 0 && <p>ほかに{count.toLocaleString('ja')}か所あります。</p>;
}

export function LookFirst({ look: { first } }: Props) {
  if (first.length === 0) return null;
  return (
    <Section title="こうなります（はじめの行）">
      {first.map(({ row, cells }) => (
        <details key={row} className="more" open={row === first[0]?.row}>
          <summary>{row}行目</summary>
          <Facts items={cells.map(({ label, text }) => ({ term: label, detail: text }))} />
        </details>
      ))}
    </Section>
  );
}
