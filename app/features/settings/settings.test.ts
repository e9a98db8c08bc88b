import { describe, expect, test } from 'vitest';
import { parseForm } from '#app/lib/forms.ts';
import { settingsForm, settingsOf, toTyped } from './settings.ts';

const office = { name: '縁川市社協', createdAt: '2026-03-31T15:00:00.000Z', version: 4 };
const row = (name: string, value: unknown, version = 2) => ({
  name,
  value: JSON.stringify(value),
  version,
});

describe('what holds', () => {
  test('where nothing was decided: looked at from the first day on, no boxes', () => {
    expect(settingsOf(office, [])).toEqual({
      name: '縁川市社協',
      review: { on: true, from: '2026-04-01' },
      approval: [],
      stamp: '4.0.0',
    });
  });

  test('as decided', () => {
    const stored = [row('review', { on: false, from: '2025-04-01' }), row('approval', ['課長'], 3)];
    expect(settingsOf(office, stored)).toMatchObject({
      review: { on: false, from: '2025-04-01' },
      approval: ['課長'],
      stamp: '4.2.3',
    });
  });

  test.each([
    [row('review', { on: true, from: '2025-13-01' })],
    [row('review', null)],
    [row('approval', 'x')],
    [row('other', 1)],
    [{ name: null, value: null, version: null }],
  ])('whatever stands there (%#)', (stored) => {
    expect(settingsOf(office, [stored])).toMatchObject({
      review: { on: true, from: '2026-04-01' },
      approval: [],
    });
  });
});

describe('the form', () => {
  const typed = { name: '縁川社協', review: '1', from: '8.4.1', approval: '' };
  const read = (changed: Record<string, string>) =>
    parseForm(settingsForm('2026-11-20'), { ...typed, ...changed });

  test('comes back as it went', () => {
    const chosen = {
      name: '縁川社協',
      review: { on: true, from: '2026-04-01' },
      approval: ['課長', '係長'],
    };
    expect(parseForm(settingsForm('2026-11-20'), toTyped(chosen))).toMatchObject({
      ok: true,
      value: chosen,
    });
    expect(read({ review: '' })).toMatchObject({ value: { review: { on: false } } });
  });

  test.each([
    ['名前　の\t間', { name: '名前　の\t間' }, { name: '名前 の 間' }],
    ['lines', { approval: ' 事務局長 \r\n\r\n課長\n' }, { approval: ['事務局長', '課長'] }],
  ])('tidies %s', (_what, changed, value) => {
    expect(read(changed)).toMatchObject({ ok: true, value });
  });

  test.each([
    ['name', { name: '　' }],
    ['name', { name: 'あ'.repeat(61) }],
    ['from', { from: 'いつか' }],
    ['from', { from: '' }],
    ['approval', { approval: '一\n二\n三\n四\n五\n六\n七' }],
    ['approval', { approval: '地域福祉推進課長補佐' }],
    ['approval', { approval: '係長\n係長' }],
  ])('says what is wrong with %s (%#)', (field, changed) => {
    const form = read(changed);
    expect(form.ok ? [] : form.errors.map((e) => e.field)).toEqual([field]);
    expect(form.ok ? '' : form.errors[0]?.message).toMatch(/。$/);
  });
});
