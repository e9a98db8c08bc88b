import { LinkButton } from '#app/ui/button.tsx';
import { Table } from '#app/ui/table.tsx';
import type { Form, Target } from './forms.ts';
import { measureWords } from './words.ts';

type Worded = Target & { words: { head: string; label: string; text: string }[] };
type TargetsProps = { form: Form; year: number; targets: readonly Worded[] };

/** Which words stand for which target, to be read and to be changed one by one. */
export function Targets({ form, year, targets }: TargetsProps) {
  return (
    <Table
      caption="欄と、入る言葉"
      captionHidden
      head={['欄', '数えるもの', '入る言葉', '直す']}
      rows={targets.map(({ code, label, group, counts, words }) => ({
        key: code,
        cells: [
          <div key="target" id={`target-${code}`}>
            <span className="text-quiet">{group}</span>
            <br />
            <strong>{label}</strong>
          </div>,
          measureWords[counts].title,
          <div key="words">
            {words.length === 0 && <span className="text-quiet">まだありません</span>}
            {words.map(({ head, label: of, text }) => (
              <p key={head}>
                <span className="text-quiet">{of}：</span>
                {text}
              </p>
            ))}
          </div>,
          <LinkButton
            key="edit"
            href={`/mappings/${form.code}/${year}/targets/${code}`}
            aria-label={`${group}、${label}を直す`}
          >
            直す
          </LinkButton>,
        ],
      }))}
    />
  );
}
