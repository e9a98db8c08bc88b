import { describe, expect, test } from 'vitest';
import { splitDay } from './day.ts';

const day = '2026-11-24';
const texts = (text: string) => splitDay(text, day).map((piece) => piece.text);

describe('a day is split', () => {
  test.each<[string, string, string[]]>([
    ['a line is a record', '10時 サロン\n13時 役員会', ['10時 サロン', '13時 役員会']],
    ['bullets fall away', '・10時 サロン\n● 役員会\n- 電話', ['10時 サロン', '役員会', '電話']],
    ['an arrow goes on', '役員会\n→ 名簿を預かる\n電話', ['役員会\n→ 名簿を預かる', '電話']],
    ['paragraphs', 'サロン。\n体操をした。\n\n役員会。', ['サロン。\n体操をした。', '役員会。']],
    [
      'an empty line under the heading parts nothing',
      '11月24日(火)\n\nサロン\n電話',
      ['サロン', '電話'],
    ],
    ['line ends of Windows', 'サロン\r\n電話\r\n', ['サロン', '電話']],
    ['one record', 'サロン', ['サロン']],
    ['nothing', ' \n\n', []],
    ['an arrow first is a text', '→ 電話', ['→ 電話']],
    ['a time at the start is no bullet', '10-11時 サロン', ['10-11時 サロン']],
  ])('%s', (_, text, pieces) => {
    expect(texts(text)).toEqual(pieces);
  });

  test.each([
    ['11月23日(月)', '2026-11-23'],
    ['【11/23】', '2026-11-23'],
    ['■ 令和8年11月23日 日報', '2026-11-23'],
    ['きのう', '2026-11-23'],
    ['8.11.23', '2026-11-23'],
  ])('%s on top is the day', (heading, on) => {
    expect(splitDay(`${heading}\nサロン`, day)).toEqual([{ on, text: 'サロン' }]);
  });

  test('several days, and a wrong weekday is a text to look at', () => {
    expect(splitDay('11/23\nサロン\n\n11/24\n電話\n11月24日(月)', day)).toEqual([
      { on: '2026-11-23', text: 'サロン' },
      { on: '2026-11-24', text: '電話' },
      { on: '2026-11-24', text: '11月24日(月)' },
    ]);
  });

  test('no word is lost', () => {
    const text = '朝礼\n・10時 サロン\n→ 片づけ\n\n13時 役員会\n名簿を預かる';
    const kept = texts(text)
      .join('')
      .replaceAll(/[\s・]/g, '');
    expect(kept).toBe(text.replaceAll(/[\s・]/g, ''));
  });
});
