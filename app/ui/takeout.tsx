import { type As, ways } from '#app/lib/sheet.ts';
import { Button, LinkButton } from './button.tsx';
import { CheckField } from './choices.tsx';
import { HiddenField } from './fields.tsx';

type Props = {
  /** As the address of the export names it. */
  list: string;
  /** The filter of the page, as it stands in the address. */
  query?: string;
  /** Asks whether the other room goes along; only for who may enter it. */
  offersConfidential?: boolean;
  /** A page made for paper; without it the page itself is printed. */
  printHref?: string;
};

const hints: Record<As, string> = {
  xlsx: '表計算で開くとき',
  csv: 'ほかのソフトに渡すとき',
  cp932: '日本語が化けるとき',
};

/** Takes the list out as it is narrowed now, all pages of it. */
export function Takeout({ list, query = '', offersConfidential, printHref }: Props) {
  return (
    <details className="more no-print">
      <summary>書き出す・印刷する</summary>
      <form method="post" action={`/export/${list}`} className="form">
        <HiddenField name="query" value={query} />
        {offersConfidential && (
          <CheckField
            name="confidential"
            id={`${list}-confidential`}
            label="内密の欄も書き出す"
            hint="読んでよい記録の分だけ入ります。だれがいつ書き出したかが、記録ごとに残ります。"
          />
        )}
        <ul className="takeout">
          {ways.map(({ as, label }) => (
            <li key={as}>
              <Button name="as" value={as}>
                {label}
              </Button>
              <span className="text-quiet">{hints[as]}</span>
            </li>
          ))}
        </ul>
        {printHref ? (
          <p>
            <LinkButton href={printHref}>印刷用に並べる</LinkButton>
          </p>
        ) : (
          <p className="text-quiet">紙に出すときは、この画面を印刷してください（Ctrl と P）。</p>
        )}
      </form>
    </details>
  );
}
