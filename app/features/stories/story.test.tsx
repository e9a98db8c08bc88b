import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { parseForm } from '#app/lib/forms.ts';
import { actorNamed } from '#tests/cast.ts';
import { findPrivate, unknown } from './private-words.ts';
import { changesOf, checkStory, MOST_LETTERS, mayTell, piecesOf, storyForm } from './story.ts';
import { StoryFields } from './story.tsx';

const story = {
  recordId: '01900000-0000-7000-8000-000000000500',
  original: '佐藤さんが佐藤医院へ行った。',
  text: 'Ａさんが佐藤医院へ行った。',
  confirmedAt: null,
  confirmedBy: null,
};
const found = (text: string) => findPrivate(text, unknown);
const page = (changed: Partial<typeof story> = {}, error?: string) => {
  const shown = { ...story, ...changed };
  return renderToStaticMarkup(
    <StoryFields
      story={shown}
      inOriginal={found(shown.original)}
      inText={found(shown.text)}
      action="/reports/1"
      title="見守り"
      error={error}
    />,
  );
};

describe('checking a story', () => {
  test.each<[string, string[], RegExp | null]>([
    ['サロンの話', [], null],
    ['佐藤さんの話', [], /「佐藤さん」（名前）。/],
    ['佐藤さんの話', ['佐藤さん'], null],
    ['佐藤さんと80歳の話', ['佐藤さん'], /「80歳」（年齢）/],
    ['佐藤さん、田中さん、鈴木さん、高橋さん', [], /など4か所/],
  ])('%s, seen %o', (text, seen, sentence) => {
    const check = checkStory(text, unknown, seen);
    if (sentence) expect(check.sentence).toMatch(sentence);
    else expect(check.sentence).toBeNull();
  });
});

describe('the form', () => {
  test.each([
    [
      { text: ' 話\r\n二行 ', isConfirmed: '1', seen: '佐藤さん' },
      { text: '話\n二行', isConfirmed: true, seen: ['佐藤さん'] },
    ],
    [
      { text: '話', seen: ['a', 'b'] },
      { text: '話', isConfirmed: false, seen: ['a', 'b'] },
    ],
    [{ text: '話' }, { text: '話', isConfirmed: false, seen: [] }],
  ])('%o', (typed, value) => {
    const parsed = parseForm(storyForm, typed);
    expect(parsed.ok && parsed.value).toEqual(value);
  });

  test.each([[''], ['  '], ['あ'.repeat(MOST_LETTERS + 1)]])('refused', (text) => {
    expect(parseForm(storyForm, { text }).ok).toBe(false);
  });
});

test('who only looks tells nothing', () => {
  expect(mayTell(actorNamed('ichikawa'))).toBe(false);
  expect(mayTell(actorNamed('nishida'))).toBe(true);
  expect(mayTell(actorNamed('sasaki'))).toBe(true);
});

test('pieces put together are the text', () => {
  const text = '佐藤さんと80歳の話。佐藤医院';
  const pieces = piecesOf(text, found(text));
  expect(pieces.map((p) => p.text).join('')).toBe(text);
  expect(pieces.filter((p) => p.found).map((p) => p.text)).toEqual([
    '佐藤さん',
    '80歳',
    '佐藤医院',
  ]);
});

test('each word is said once, with what became of it', () => {
  expect(changesOf(found('佐藤さん、佐藤さん、佐藤医院'))).toEqual([
    { text: '佐藤さん', says: '名前なので「Ａさん」としました' },
    { text: '佐藤医院', says: '店や施設の名前かもしれません。見てください' },
  ]);
});

describe('the component', () => {
  test('marks by words, not only by a colour', () => {
    expect(page()).toContain('<mark>佐藤さん</mark>［名前］');
    expect(page()).toContain('<mark>佐藤医院</mark>［店や施設の名前？］');
  });

  test('sends along what it shows', () => {
    expect(page()).toContain('name="seen" value="佐藤医院"');
    expect(page()).not.toContain('name="seen" value="佐藤さん"');
  });

  test('is never ticked beforehand', () => {
    const html = page({
      confirmedAt: '2026-11-20T03:00:00.000Z',
      confirmedBy: '西田 あゆみ',
    } as never);
    expect(html).toContain('西田 あゆみさんが、');
    expect(html).not.toContain('checked');
  });

  test('says the refusal beside the text', () => {
    expect(page({}, 'まだ保存していません。')).toMatch(/field-error[^>]*>まだ保存していません。/);
  });

  test('a text without anything says so', () => {
    expect(page({ original: 'サロン。', text: 'サロン。' })).toContain('見つかりませんでした');
  });
});
