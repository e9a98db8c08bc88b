import type { ComponentProps, ReactNode } from 'react';
import { CheckField, ManyChips } from '#app/ui/choices.tsx';
import { HiddenField, SelectField, TextField } from '#app/ui/fields.tsx';
import { Section } from '#app/ui/page.tsx';
import { verbChoices } from './fields.ts';
import type { AskedLook, Look } from './look.ts';

type Props = { look: Look };

const CHOOSE = '選んでください';

/** Each unknown word once, however often it stands in the file. */
export function WordChoices({ asked }: { asked: readonly AskedLook[] }) {
  if (asked.length === 0) return null;
  return (
    <Section title="この言葉は、どれにあたりますか">
      <p>一度選ぶと、次からは同じように読みます。</p>
      {asked.map(({ about, title, word, count, options }, n) => (
        <div key={`${about} ${word}`}>
          <HiddenField name="about" value={about} />
          <HiddenField name="word" value={word} />
          <SelectField
            name="code"
            id={`code-${n}`}
            label={`「${word}」（${title}、${count.toLocaleString('ja')}行）`}
            options={options}
            empty={CHOOSE}
          />
        </div>
      ))}
    </Section>
  );
}

/** What the file does not say, once for all of its rows. */
export function DefaultChoices({ look }: Props) {
  const { defaults, missing, areas, kinds, supports, year, privateText } = look;
  return (
    <Section title="ファイルに書いていないこと">
      <p>1か月より前の「次にすること」は、済んだものとして入れます。</p>
      {year && (
        <KeptSelect
          name="year"
          label="年度"
          hint="日付に年がないときに使います。"
          value={year.now}
          options={year.options}
          empty="ファイルに書いてあるとおり"
        />
      )}
      <KeptSelect
        name="areaId"
        label={missing.area ? '地域' : '地域が書いていない行の地域'}
        value={defaults.areaId}
        options={areas}
        empty={CHOOSE}
      />
      <KeptSelect
        name="kind"
        label={missing.kind ? '活動の種類' : '種類が書いていない行の種類'}
        value={defaults.kind}
        options={kinds}
        empty={CHOOSE}
      />
      <KeptSelect
        name="supportMain"
        label={missing.support ? '支援の種類' : '支援の種類が書いていない行の種類'}
        value={defaults.supportMain}
        options={supports}
        empty="活動の種類から決める（訪問とケース会議は個別支援、ほかは地域支援）"
      />
      <Kept name="verbs" value={defaults.verbs.join()}>
        <ManyChips
          name="verbs"
          label={missing.verbs ? '支援の動き' : '支援の動きが書いていない行の動き'}
          values={defaults.verbs}
          options={verbChoices.map(({ code, label }) => ({ value: code, label }))}
        />
      </Kept>
      <Kept name="privateText" value={privateText ? '1' : ''}>
        <CheckField
          name="privateText"
          label="個別の訪問とケース会議の文は、内密の欄に入れる"
          hint="だれのことか分かる文が多いので、はじめは内密の欄に入れます。"
          checked={privateText}
        />
      </Kept>
    </Section>
  );
}

/** Sheet, heading and columns: right most of the time, so they wait folded. */
export function ColumnChoices({ look }: Props) {
  const { sheet, sheets, headingRow, columns, fields } = look;
  const hasUnread = columns.some(({ field }) => field === 'note');
  return (
    <details className="more" open={hasUnread || look.counts.accepted === 0}>
      <summary>見出しの読み方を直す（{columns.length}列）</summary>
      {sheets.length > 1 && (
        <KeptSelect name="sheet" label="シート" value={sheet} options={sheets} />
      )}
      <Kept name="headingRow" value={String(headingRow)}>
        <TextField
          name="headingRow"
          label="見出しは何行目か"
          size="short"
          inputMode="numeric"
          autoComplete="off"
          value={headingRow}
        />
      </Kept>
      {columns.map(({ at, name, field, how, sample }) => (
        <KeptSelect
          key={at}
          name={`column-${at}`}
          label={name}
          hint={how}
          value={field}
          options={sample ? [...fields, { value: field, label: sample }] : fields}
        />
      ))}
    </details>
  );
}

type KeptProps = { name: string; value: string };

/** With the value as it was offered, so that a change is seen. */
function Kept({ name, value, children }: KeptProps & { children: ReactNode }) {
  return (
    <>
      <HiddenField name={`was-${name}`} value={value} />
      {children}
    </>
  );
}

function KeptSelect(props: ComponentProps<typeof SelectField> & KeptProps) {
  return (
    <Kept name={props.name} value={props.value}>
      <SelectField {...props} />
    </Kept>
  );
}
