import { Dots } from '#app/ui/charts/dots.tsx';
import { Share, type SharePart, tones } from '#app/ui/charts/share.tsx';
import { Figure } from '#app/ui/figure.tsx';
import { Section } from '#app/ui/page.tsx';
import { verbs } from '../lists/verbs.ts';
import { type Asked, recordsOf } from './asked.ts';
import type { Shares } from './measures.ts';
import { dotsSentence, sharesSentence } from './sentences.ts';
import type { DotsFigure, Part, SharesFigure } from './spread.server.ts';
import { DotsTable, SharesTable } from './tables.tsx';
import { dotWords, shareWords } from './words.ts';

/** So many bars still make a picture; beyond, the table tells. */
const BARS = 40;

export function DotsOf({ figure, asked }: { figure: DotsFigure; asked: Asked }) {
  const { name, lines, band, sight, source } = figure;
  const { title, note, say, most } = dotWords[name];
  const values = lines.flatMap(({ value }) => value ?? []);
  const end = most ?? Math.max(1, Math.ceil(Math.max(0, ...values, band?.high ?? 0)));
  const dots = lines.map(({ key, label, value, isOwn }) => ({
    key,
    label: isOwn && sight !== 'all' ? 'あなた' : label,
    href: recordsOf(asked, key),
    value,
    shown: value === null ? '—' : say(value),
    isOwn,
  }));
  const more: Record<string, string> = name === 'planned' ? { planned: '1' } : {};
  return (
    <Section title={title}>
      <Figure
        sentence={
          <>
            {dotsSentence(name, asked.by, figure)}{' '}
            <RecordsLink href={recordsOf(asked, ownKey(figure), more)} />
          </>
        }
        table={<DotsTable figure={figure} asked={asked} />}
      >
        {values.length > 0 && (
          <Dots label={title} dots={dots} band={band} most={end} ends={['0', say(end)]} />
        )}
        <p className="text-quiet">
          {note}
          {source && `人口は、${source}です。`}
        </p>
      </Figure>
    </Section>
  );
}

export function SharesOf({ figure, asked }: { figure: SharesFigure; asked: Asked }) {
  const { name, lines, sight } = figure;
  const { title, note } = shareWords[name];
  const { text, part } = sharesSentence(asked.by, figure, figure.parts);
  const drawn = sight === 'all' ? lines.filter(({ shares }) => shares) : lines;
  const shown = partsShown(name, figure.parts);
  const more = part ? { [name === 'verbs' ? 'verb' : 'supportMain']: part } : {};
  return (
    <Section title={title}>
      <Figure
        sentence={
          <>
            {text} <RecordsLink href={recordsOf(asked, ownKey(figure), more)} />
          </>
        }
        table={<SharesTable figure={figure} asked={asked} />}
      >
        {drawn.some(({ shares }) => shares) && drawn.length <= BARS && (
          <Share
            id={name}
            label={title}
            parts={shown}
            rows={drawn.map(({ key, label, shares, isOwn }) => ({
              key,
              label: isOwn && sight !== 'all' ? 'あなた' : label,
              href: recordsOf(asked, key),
              counts: shares && countsOf(shares, shown),
              shown: shares ? countWords(name, shares) : '—',
              isOwn,
            }))}
          />
        )}
        <p className="text-quiet">{note}</p>
      </Figure>
    </Section>
  );
}

/** A record of two verbs is there twice. */
function countWords(name: SharesFigure['name'], { records }: Shares): string {
  return `${name === 'verbs' ? 'のべ' : ''}${records.toLocaleString('ja')}件`;
}

const REST = 'rest';

/** As many as can be told apart; the last ones together where there are more. */
function partsShown(name: SharesFigure['name'], parts: readonly Part[]): SharePart[] {
  const few =
    parts.length <= tones.length
      ? parts
      : [...parts.slice(0, tones.length - 1), { key: REST, word: 'そのほか' }];
  return few.map(({ key, word }, n) => {
    const verb = name === 'verbs' ? verbs.find((one) => one.verb === key)?.verb : undefined;
    return { key, word, tone: tones[n] ?? 'f', ...(verb && { verb }) };
  });
}

function countsOf({ parts }: Shares, shown: readonly SharePart[]): number[] {
  const named = new Set(shown.map(({ key }) => key));
  return shown.map(({ key }) =>
    parts
      .filter((part) => part.key === key || (key === REST && !named.has(part.key)))
      .reduce((sum, { count }) => sum + count, 0),
  );
}

/** Whoever sees only oneself is led to the own records. */
function ownKey({
  sight,
  lines,
}: Pick<SharesFigure, 'sight'> & { lines: readonly { key: string }[] }) {
  return sight === 'all' ? null : (lines[0]?.key ?? null);
}

function RecordsLink({ href }: { href: string }) {
  return (
    <a className="no-print" href={href}>
      記録を見る
    </a>
  );
}
