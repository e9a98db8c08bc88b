/** What each picture says, made from what it shows: nothing of anybody whom it does not show. */
import { type DotName, FEW, type Shares, shareOf, stepsOf } from './measures.ts';
import type { By } from './seen.ts';
import type { DotsSeen, ShareLine, SharesSeen } from './view.ts';
import { byWords, dotWords } from './words.ts';

export function dotsSentence(name: DotName, by: By, { sight, lines, band }: DotsSeen): string {
  const { about, say } = dotWords[name];
  const { each } = byWords[by];
  const own = sight === 'all' ? undefined : lines.find((line) => line.isOwn);
  const parts: string[] = [];
  if (sight !== 'all') parts.push(ownSentence(name, own?.value ?? null));
  if (band) {
    const where = sight === 'all' ? `${about}は` : '事業所では';
    const [low, middle, high] = [band.low, band.middle, band.high].map(say);
    const half = low === high ? '' : `半分の${each}は、${low}から${high}のあいだです。`;
    parts.push(`${where}、まんなかの${each}で${middle}です。${half}`);
  } else if (sight === 'all') parts.push(fewSentence(about, lines));
  return parts.join('');
}

function ownSentence(name: DotName, value: number | null): string {
  const { about, say } = dotWords[name];
  if (value !== null) return `あなたの${about}は、${say(value)}です。`;
  if (name === 'records' || name === 'hours') return 'この間、あなたの記録はまだありません。';
  const what = name === 'kept' ? '日が来た「次にすること」' : '記録';
  return `あなたの${what}が${FEW}件より少ないので、${about}はまだ言えません。`;
}

function fewSentence(about: string, lines: readonly { value: number | null }[]): string {
  const known = lines.filter(({ value }) => value !== null).length;
  return known === 0
    ? `記録が少ないので、${about}はまだ言えません。`
    : `${about}です。数が少ないので、まんなかは出しません。`;
}

/** Of those who are late or still open, in the table of steps. */
export function stepsWords({ steps }: DotsSeen['lines'][number]): string {
  if (stepsOf(steps) === 0) return '';
  return `日までに${steps.kept}件、遅れて${steps.late}件、まだ${steps.open}件`;
}

type Part = { key: string; word: string };

export function sharesSentence(
  by: By,
  { sight, lines, bands }: SharesSeen,
  parts: readonly Part[],
): { text: string; part: string | null } {
  const known = lines.filter((line): line is ShareLine & { shares: Shares } => !!line.shares);
  if (known.length === 0) {
    const whose = sight === 'all' ? '' : 'あなたの';
    const text = `${whose}記録が${FEW}件より少ないので、つりあいはまだ言えません。`;
    return { text, part: null };
  }
  const [first] = known;
  if (sight !== 'all' && first) return ownShares(first.shares, bands, parts);
  return widest(by, known, parts);
}

/** What one names most, and where the others' middle half lies. */
function ownShares(shares: Shares, bands: SharesSeen['bands'], parts: readonly Part[]) {
  const most = parts.reduce((a, b) => (shareOf(shares, b.key) > shareOf(shares, a.key) ? b : a));
  const none = parts.filter(({ key }) => shareOf(shares, key) === 0).map(({ word }) => word);
  const band = bands.get(most.key);
  const text = [
    `あなたの記録でいちばん多いのは「${most.word}」で、${percent(shareOf(shares, most.key))}です。`,
    band ? `事業所では、半分の人は${percent(band.low)}から${percent(band.high)}のあいだです。` : '',
    none.length > 0 ? `「${none.join('」「')}」の記録はありません。` : '',
  ].join('');
  return { text, part: most.key };
}

/** The part that differs most from one to another. */
function widest(by: By, known: readonly { shares: Shares }[], parts: readonly Part[]) {
  const { each } = byWords[by];
  const ranges = parts.map((part) => {
    const all = known.map(({ shares }) => shareOf(shares, part.key));
    return { ...part, from: Math.min(...all), to: Math.max(...all) };
  });
  const wide = ranges.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
  const text =
    known.length === 1
      ? `いちばん多いのは「${ranges.reduce((a, b) => (b.to > a.to ? b : a)).word}」です。`
      : `「${wide.word}」のひらきがいちばん大きく、${percent(wide.from)}の${each}から${percent(wide.to)}の${each}まであります。`;
  return { text, part: wide.key };
}

const percent = (value: number) => `${Math.round(value)}%`;
