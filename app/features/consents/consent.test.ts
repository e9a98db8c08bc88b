import { describe, expect, test } from 'vitest';
import { errorOf, parseForm } from '#app/lib/forms.ts';
import { typedConsent } from '#tests/build-consent.ts';
import { consentForm, standingOf, withdrawalForm } from './consent.ts';

const TODAY = '2026-11-26';

describe('how a consent stands', () => {
  test.each([
    ['without an end', null, null, 'open'],
    ['long before its end', '2027-03-31', null, 'open'],
    ['thirty-one days before', '2026-12-27', null, 'open'],
    ['thirty days before', '2026-12-26', null, 'soon'],
    ['on its last day', '2026-11-26', null, 'soon'],
    ['the day after', '2026-11-25', null, 'over'],
    ['withdrawn before its end', '2027-03-31', '2026-11-20', 'withdrawn'],
    ['withdrawn after its end', '2026-10-31', '2026-11-20', 'withdrawn'],
  ])('%s', (_, untilOn, withdrawnOn, standing) => {
    expect(standingOf({ untilOn, withdrawnOn }, TODAY)).toBe(standing);
  });
});

describe('the form', () => {
  const read = (changed: object = {}) =>
    parseForm(consentForm(TODAY), { ...typedConsent, ...changed });

  test('is read as it is typed', () => {
    const form = read({ givenOn: '11/20', untilOn: '9.3.31', files: 'a' });
    expect(form.ok && form.value).toMatchObject({
      givenOn: '2026-11-20',
      untilOn: '2027-03-31',
      files: ['a'],
    });
  });

  test.each([
    ['nobody', { name: ' ' }, 'name'],
    ['nothing', { what: '' }, 'what'],
    ['no scope', { scope: 'all' }, 'scope'],
    ['no area', { areaId: '' }, 'areaId'],
    ['no way', { means: '' }, 'means'],
    ['no day', { givenOn: '' }, 'givenOn'],
    ['a day to come', { givenOn: '2026-11-27' }, 'givenOn'],
    ['no such day', { untilOn: '2026-02-30' }, 'untilOn'],
    ['an end before its beginning', { untilOn: '2026-11-19' }, 'untilOn'],
  ])('is refused with %s', (_, changed, field) => {
    const form = read(changed);
    expect(form.ok ? undefined : errorOf(form.errors, field)).toMatch(/。$/);
  });

  test.each([
    ['today', '2026-11-26', true],
    ['before', '11/20', true],
    ['to come', '2026-11-27', false],
    ['empty', '', false],
  ])('withdrawn %s', (_, on, isRead) => {
    expect(parseForm(withdrawalForm(TODAY), { on }).ok).toBe(isRead);
  });
});
