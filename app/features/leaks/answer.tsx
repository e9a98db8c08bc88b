import { showMoment } from '#app/lib/dates.ts';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { fieldsOf, linkOf, sentenceOf, thingOf } from '../safety/audit.ts';
import type { Person, Seen } from './looks.ts';

export function People({ people }: { people: Person[] }) {
  if (people.length === 0) return null;
  return (
    <Section title="だれが、何回">
      <Table
        caption="だれが何回したか"
        captionHidden
        head={[
          'だれが',
          { label: '見た', end: true },
          { label: '書いた', end: true },
          { label: '印刷・書き出し', end: true },
          { label: 'ログインなど', end: true },
          '最後',
        ]}
        rows={people.map((person) => ({
          key: person.name,
          cells: [
            person.name,
            person.looked,
            person.wrote,
            person.took,
            person.came,
            showMoment(person.last),
          ],
        }))}
      />
    </Section>
  );
}

export function Lines({ lines }: { lines: Seen[] }) {
  return (
    <Section title="一つずつ、新しい順">
      <Table
        caption="操作、新しい順"
        captionHidden
        dense
        head={[
          { label: 'いつ', whole: true },
          'だれが何をした',
          '項目',
          { label: '見る', whole: true },
        ]}
        rows={lines.map((line) => {
          const href = linkOf(line, false);
          return {
            key: String(line.seq),
            cells: [
              showMoment(line.at),
              sentenceOf(line),
              fieldsOf(line).join(' ／ '),
              href && (
                <a
                  key="to"
                  href={href}
                  aria-label={`${thingOf(line.thing)}を開く（${line.seq}行目）`}
                >
                  {thingOf(line.thing)}
                </a>
              ),
            ],
          };
        })}
      />
    </Section>
  );
}

type DoorsProps = {
  name: string;
  sessions: { at: string; seenAt: string; endedAt: string | null }[];
  devices: { label: string; at: string; until: string }[];
};

/** Where somebody came in: each start leads to what was done since. */
export function Doors({ name, sessions, devices }: DoorsProps) {
  return (
    <Section title={`${name}さんのログインと端末`}>
      {sessions.length === 0 && <p>この30日のログインはありません。</p>}
      <ul>
        {sessions.map(({ at, seenAt, endedAt }) => (
          <li key={at}>
            {showMoment(at)}にログイン、最後に使ったのは{showMoment(seenAt)}
            {endedAt ? '（終わっています）' : ''}
          </li>
        ))}
        {devices.map(({ label, at, until }) => (
          <li key={`${label}${at}`}>
            信頼した端末「{label}」、{showMoment(at)}から{showMoment(until)}まで
          </li>
        ))}
      </ul>
    </Section>
  );
}
