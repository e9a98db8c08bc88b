import { describe, expect, test } from 'vitest';
import { type Carried, carriedIn, filled, hasNewLine, markedFields, putBack } from './fill.ts';
import type { Understood } from './line.ts';

const mark = (field: string, text: string, says = '読みました') => ({
  field,
  text,
  says,
  from: 0,
  to: 0,
});
const understood: Understood = {
  fields: {
    occurredOn: '2026-11-24',
    verbs: ['know', 'connect'],
    place: '集会所',
    done: '体操をした',
  },
  marks: [
    mark('occurredOn', 'きのう', '令和8年11月24日(火)。日付と読みました'),
    mark('verbs', '#しる'),
    mark('verbs', '#つなぐ'),
    mark('place', '集会所'),
  ],
  doubts: [{ text: '60分', says: 'どちらか分かりません' }],
};
const line = 'きのう 集会所で体操をした #しる #つなぐ';
const form = {
  line,
  occurredOn: '令和8年11月25日',
  place: '公園',
  done: '前の文',
  verbs: 'spread',
};

describe('a line fills the form', () => {
  const after = filled(form, understood);

  test('what it understood replaces, and its text is added', () => {
    expect(after).toMatchObject({
      occurredOn: '2026-11-24',
      verbs: ['know', 'connect'],
      place: '集会所',
      done: '前の文\n体操をした',
    });
  });

  test('each field is marked with how it was read, the text is not', () => {
    const says = Object.entries(markedFields(after)).map(([field, { says }]) => [field, says]);
    expect(Object.fromEntries(says)).toEqual({
      occurredOn: 'きのう → 令和8年11月24日(火)',
      verbs: '#しる → 読みました、#つなぐ → 読みました',
      place: '集会所 → 読みました',
    });
    expect(carriedIn(after)?.doubts).toEqual(understood.doubts);
  });

  test('what somebody changed since is theirs; a day in the era is the same day', () => {
    const shown = { ...after, place: '自宅', occurredOn: '令和8年11月24日' };
    expect(Object.keys(markedFields(shown))).toEqual(['occurredOn', 'verbs']);
  });

  test('is read once', () => {
    expect([hasNewLine(form), hasNewLine(after)]).toEqual([true, false]);
    expect(hasNewLine({ ...after, line: `${line} 5人` })).toBe(true);
    expect(hasNewLine({ line: '  ' })).toBe(false);
  });

  test('a corrected line replaces what the first one gave', () => {
    const second: Understood = { fields: { done: '体操と茶話会' }, marks: [], doubts: [] };
    const again = filled({ ...after, line: '体操と茶話会', place: '自宅' }, second);
    expect(again).toMatchObject({ done: '前の文\n体操と茶話会', place: '自宅', verbs: ['spread'] });
    expect(again.occurredOn).toEqual(['令和8年11月25日']);
  });
});

describe('putting a field back', () => {
  const after = filled(form, understood);

  test.each([
    ['place', ['公園']],
    ['verbs', ['spread']],
    ['occurredOn', ['令和8年11月25日']],
  ])('%s', (field, before) => {
    const back = putBack(after, field);
    expect(back[field]).toEqual(before);
    expect(markedFields(back)).not.toHaveProperty(field);
    expect(Object.keys(markedFields(back))).toHaveLength(2);
  });

  test('no word of the line is lost, none is doubled', () => {
    expect(putBack(after, 'occurredOn').done).toBe('前の文\n体操をした きのう');
    const kept = filled(form, {
      ...understood,
      fields: { ...understood.fields, done: '集会所で体操' },
    });
    expect(putBack(kept, 'place').done).toBe('前の文\n集会所で体操');
  });

  test('words of a confidential line return to the confidential part', () => {
    const { done: detail, ...fields } = understood.fields;
    const secret = filled(form, { ...understood, fields: { ...fields, detail: detail ?? '' } });
    const back = putBack(secret, 'occurredOn');
    expect([back.detail, back.done]).toEqual(['体操をした きのう', '前の文']);
  });

  test('of a field that the line did not fill changes nothing', () => {
    expect(putBack(after, 'aim')).toBe(after);
    expect(putBack(form, 'place')).toBe(form);
  });
});

test.each(['{', '1', '{"line":1}', '{"line":"a","fields":{"place":{"before":"x"}},"doubts":[]}'])(
  'what the browser sends in another shape is nothing: %s',
  (text) => {
    expect(carriedIn({ understood: text })).toBeNull();
    expect(markedFields({ understood: text })).toEqual({} satisfies Carried['fields']);
  },
);
