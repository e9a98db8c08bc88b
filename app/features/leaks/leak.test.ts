import { describe, expect, test } from 'vitest';
import { errorOf, parseForm } from '#app/lib/forms.ts';
import { newId } from '#app/lib/ids.ts';
import { firstHourOf } from './first-hour.ts';
import {
  askedQuery,
  finalDue,
  isAsked,
  isKind,
  kinds,
  nextDue,
  openForm,
  readAsked,
  reportForm,
  sections,
} from './leak.ts';

const TODAY = '2026-11-26';
const noticed = { noticedOn: '2026-11-20', isWrongful: false, firstOn: null, finalOn: null };

describe('by when the authority is told', () => {
  test.each([
    ['nothing yet', {}, { what: 'first', on: '2026-11-25' }],
    ['once', { firstOn: '2026-11-23' }, { what: 'final', on: '2026-12-20' }],
    [
      'once, by wrongful purpose',
      { firstOn: '2026-11-23', isWrongful: true },
      { what: 'final', on: '2027-01-19' },
    ],
    ['all', { firstOn: '2026-11-23', finalOn: '2026-12-01' }, null],
  ])('%s', (_, changed, due) => {
    expect(nextDue({ ...noticed, ...changed })).toEqual(due);
  });

  test('the day of noticing counts, across the end of a year', () => {
    expect(finalDue({ noticedOn: '2026-12-15', isWrongful: false })).toBe('2027-01-14');
  });
});

describe('what is asked stands in the address', () => {
  const id = newId();
  test.each([
    ['nothing', '', false, {}],
    ['a person', 'words=+山田+', true, { words: '山田' }],
    ['an account', `staff=${id}`, true, { staff: id }],
    ['an account that is none', 'staff=x', false, { staff: '' }],
    ['days', 'from=11/20&to=8.11.21', true, { from: '2026-11-20', to: '2026-11-21' }],
    ['a day that is none', 'from=2026-02-30', false, { from: '' }],
  ])('%s', (_, query, asked, read) => {
    const found = readAsked(new URLSearchParams(query), TODAY);
    expect(found).toMatchObject(read);
    expect(isAsked(found)).toBe(asked);
    expect(readAsked(new URLSearchParams(askedQuery(found)), TODAY)).toEqual(found);
  });
});

describe('the forms', () => {
  const opened = { kind: 'paper', title: '紙をなくした', noticedOn: '11/20', isWrongful: '1' };

  test('beginning', () => {
    const form = parseForm(openForm(TODAY), opened);
    expect(form.ok && form.value).toMatchObject({ noticedOn: '2026-11-20', isWrongful: true });
  });

  test.each([
    ['no kind', { kind: 'fire' }, 'kind'],
    ['nothing', { title: ' ' }, 'title'],
    ['no day', { noticedOn: '' }, 'noticedOn'],
    ['a day to come', { noticedOn: '2026-11-27' }, 'noticedOn'],
  ])('beginning is refused with %s', (_, changed, field) => {
    const form = parseForm(openForm(TODAY), { ...opened, ...changed });
    expect(form.ok ? undefined : errorOf(form.errors, field)).toMatch(/。$/);
  });

  test.each([
    ['empty', '', true],
    ['today', TODAY, true],
    ['to come', '2026-11-27', false],
    ['no day', 'きのうごろ', false],
  ])('told on a day: %s', (_, firstOn, isRead) => {
    expect(parseForm(reportForm(TODAY), { noticedOn: '11/20', firstOn }).ok).toBe(isRead);
  });

  test('every section of the report comes through it', () => {
    const texts = Object.fromEntries(sections.map(({ name, label }) => [name, label]));
    const form = parseForm(reportForm(TODAY), { noticedOn: '11/20', ...texts });
    expect(form.ok && form.value).toMatchObject(texts);
  });
});

test.each(kinds)('the first hour of %s begins with somebody to call and ends on paper', (kind) => {
  const texts = firstHourOf(kind).steps.map(({ text }) => text);
  expect(texts.some((text) => text.includes('知らせる'))).toBe(true);
  expect(texts.at(-1)).toMatch(/書きとめる|調べる/);
  expect(isKind(kind)).toBe(true);
});
