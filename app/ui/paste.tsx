import type { Line } from '#app/lib/paste.ts';
import { Button, Buttons, LinkButton, PrimaryButton } from './button.tsx';
import { HiddenField, TextArea } from './fields.tsx';
import { Notice } from './notice.tsx';
import { Table } from './table.tsx';

type Shown = Line<unknown>;
export type Look = { lines: readonly Shown[]; ignored: readonly string[] };

const words: Record<Shown['outcome'], string> = {
  add: '加えます',
  change: '変えます',
  same: 'そのままにします',
  wrong: '受けとれません',
};

type Props = {
  /** In the order in which they stand in the sheet. */
  columns: readonly string[];
  hint?: string;
  text: string;
  error?: string | undefined;
  look: Look | null;
  back: string;
};

/** Two steps without script: what was pasted is looked at, then taken; the text stays all the time. */
export function Paste({ columns, hint, text, error, look, back }: Props) {
  const news = look?.lines.filter(isNews).length ?? 0;
  return (
    <form method="post" className="form" noValidate>
      {look && <Found look={look} news={news} />}
      <TextArea
        name="text"
        label="Excelから貼り付ける"
        rows={look ? 6 : 12}
        required
        hint={`Excelで範囲を選んで写し、ここに貼り付けます。列は、左から${columns.join('、')}の順です。見出しの行があれば、並びはどの順でもかまいません。${hint ?? ''}`}
        value={text}
        error={error}
      />
      {look && <HiddenField name="looked" value={text} />}
      <Buttons>
        {news > 0 ? (
          <>
            <PrimaryButton name="intent" value="save">
              この{news}行を入れる
            </PrimaryButton>
            <Button name="intent" value="look">
              直したので、もう一度見る
            </Button>
          </>
        ) : (
          <PrimaryButton name="intent" value="look">
            中身を見る
          </PrimaryButton>
        )}
        <LinkButton href={back} tone="quiet">
          やめる
        </LinkButton>
      </Buttons>
    </form>
  );
}

const isNews = ({ outcome }: Shown) => outcome === 'add' || outcome === 'change';

function Found({ look: { lines, ignored }, news }: { look: Look; news: number }) {
  const count = (outcome: Shown['outcome']) => lines.filter((l) => l.outcome === outcome).length;
  const wrong = count('wrong');
  return (
    <>
      <Notice
        tone={wrong > 0 ? 'warn' : 'info'}
        title={`${lines.length}行を読みました。まだ何も変わっていません。`}
      >
        <p>
          加える行{count('add')}、変える行{count('change')}、そのままの行{count('same')}
          、受けとれない行{wrong}。
        </p>
        {wrong > 0 && (
          <p>
            受けとれない行は、下の欄で直して、もう一度見てください。
            {news > 0 && '残りの行だけを入れることもできます。'}
          </p>
        )}
        {ignored.length > 0 && <p>「{ignored.join('」「')}」の列は使いません。</p>}
      </Notice>
      <Table
        caption="貼り付けた行"
        captionHidden
        head={['行', '内容', 'どうするか', 'わけ']}
        rows={lines.map((line) => ({
          key: String(line.row),
          cells: [
            `${line.row}行目`,
            line.label,
            <strong key="outcome">{words[line.outcome]}</strong>,
            line.message ?? '',
          ],
        }))}
      />
    </>
  );
}
