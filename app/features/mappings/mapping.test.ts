import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultLists, listNames } from '../lists/defaults.ts';
import { firstCodes, type Lists } from '../lists/lists.ts';
import { verbBits, verbs } from '../lists/verbs.ts';
import { firstRules } from './defaults.ts';
import { type Form, formOf, forms } from './forms.ts';
import {
  addsUp,
  Counting,
  isNowhere,
  type MappedRow,
  NOWHERE,
  type Rule,
  type RuleHead,
  ruleHeads,
  targetsBy,
} from './mapping.ts';
import { sumSentences } from './words.ts';

const lists = Object.fromEntries(listNames.map((name) => [name, firstCodes(name)])) as Lists;
const [coordinator, multilayer, volunteer] = forms as [Form, Form, Form];

function row(changed: Partial<MappedRow> = {}): MappedRow {
  return {
    month: '2026-05',
    occurred_on: '2026-05-13',
    area_id: 'taki5',
    staff_id: 'nishida',
    kind: 'meeting',
    means: null,
    verbs: verbBits(['connect']),
    support_main: 'community',
    support_second: null,
    through: null,
    about: '[]',
    connected: '[]',
    goal_id: null,
    course: null,
    minutes: null,
    headcount: null,
    ...changed,
  };
}

const rule = (target: string, head: RuleHead, code: string): Rule => ({ target, head, code });

describe('a record stands under', () => {
  test.each<[string, Partial<MappedRow>, Rule[], string[]]>([
    ['its kind', { kind: 'walk' }, [rule('visible', 'kind', 'walk')], ['visible']],
    ['nothing else', { kind: 'walk' }, [rule('visible', 'kind', 'hearing')], []],
    [
      'each of its verbs',
      { verbs: 3 },
      [rule('a', 'verb', 'know'), rule('b', 'verb', 'connect')],
      ['a', 'b'],
    ],
    [
      'a target once',
      { kind: 'walk', verbs: 1 },
      [rule('a', 'kind', 'walk'), rule('a', 'verb', 'know')],
      ['a'],
    ],
    [
      'two targets of one word',
      { kind: 'walk' },
      [rule('a', 'kind', 'walk'), rule('b', 'kind', 'walk')],
      ['a', 'b'],
    ],
    ['its support', {}, [rule('a', 'support', 'community')], ['a']],
    ['its second support', { support_second: 'life' }, [rule('a', 'support', 'life')], ['a']],
    ['its means', { means: 'phone' }, [rule('a', 'means', 'phone')], ['a']],
    ['what it came through', { through: 'school' }, [rule('a', 'through', 'school')], ['a']],
    ['whom it is about', { about: '["elderly","8050"]' }, [rule('a', 'about', '8050')], ['a']],
    ['where it was connected', { connected: '["npo"]' }, [rule('a', 'connected', 'npo')], ['a']],
    ['its goal', { goal_id: 'g1' }, [rule('a', 'goal', 'g1')], ['a']],
    ['nothing without a word', {}, [rule('a', 'means', ''), rule('a', 'support', 'life')], []],
    ['nothing by the word of another head', { kind: 'visit' }, [rule('a', 'means', 'visit')], []],
  ])('%s', (_, changed, rules, targets) => {
    expect([...targetsBy(rules)(row(changed))].sort()).toEqual(targets);
  });
});

describe('counted', () => {
  const count = (form: Form, rules: Rule[], rows: MappedRow[], months = ['2026-05', '2026-06']) => {
    const counting = new Counting(form, rules);
    for (const each of rows) counting.add(each);
    return counting.counted(months);
  };
  const line = (counted: ReturnType<typeof count>, code: string) =>
    counted.lines.find((one) => one.code === code)!;

  test('by month with totals: records, days, people, minutes', () => {
    const counted = count(
      multilayer,
      [rule('places', 'kind', 'place'), rule('attendance', 'kind', 'place')],
      [
        row({ kind: 'place', headcount: 12, minutes: 60 }),
        row({ kind: 'place', headcount: 3 }),
        row({ kind: 'place', occurred_on: '2026-06-01', month: '2026-06' }),
        row(),
      ],
    );
    const first = { records: 2, days: 1, heads: 15, minutes: 60 };
    const next = { records: 1, days: 1, heads: 0, minutes: 0 };
    const total = { records: 3, days: 2, heads: 15, minutes: 60 };
    for (const code of ['places', 'attendance'])
      expect(line(counted, code)).toMatchObject({ months: [first, next], total });
    expect(counted.nowhere.total.records).toBe(1);
    expect(counted.every.total.records).toBe(4);
    expect([counted.several, addsUp(counted)]).toEqual([0, true]);
    expect(sumSentences(counted).join('')).toContain('足すと、記録の数になります');
  });

  test('under several targets a record stands several times, and it is said', () => {
    const rules = [rule('visible', 'verb', 'know'), rule('matching', 'verb', 'connect')];
    const counted = count(coordinator, rules, [row({ verbs: 3 }), row({ verbs: 2 })]);
    expect([counted.several, addsUp(counted)]).toEqual([1, false]);
    expect(sumSentences(counted).join('')).toContain('2つ以上に入った記録が、1件');
  });

  test('where a record stands only under people, nothing is claimed about adding up', () => {
    const counted = count(multilayer, [rule('attendance', 'kind', 'meeting')], [row()]);
    expect([counted.several, addsUp(counted)]).toEqual([0, false]);
    expect(sumSentences(counted).join('')).not.toContain('記録の数に');
  });

  test('days alone say nothing of what was done: the record stands nowhere', () => {
    const counted = count(volunteer, [rule('days', 'kind', 'meeting')], [row(), row()]);
    expect(line(counted, 'days').total.days).toBe(1);
    expect(counted.nowhere.total.records).toBe(2);
  });
});

describe('the forms', () => {
  test('have codes that say what they mean in the audit too: each once', () => {
    const codes = forms.flatMap(({ targets }) => targets.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(forms.map(({ code }) => code)).size).toBe(forms.length);
    expect(formOf('nothing')).toBeUndefined();
  });

  test.each(forms)('$title begins with words of the first lists', (form) => {
    const rules = firstRules(form, lists);
    expect(rules.length).toBeGreaterThan(5);
    for (const { target, head, code } of rules) {
      expect(form.targets.map((t) => t.code)).toContain(target);
      const known = head === 'verb' ? verbs.map((v) => v.verb) : codesIn(head);
      expect(known, `${target} ${head}`).toContain(code);
    }
    const words = rules.map((r) => [r.target, r.head, r.code].join());
    expect(new Set(words).size).toBe(words.length);
  });

  test('begin without what the office no longer has', () => {
    const fewer = { ...lists, kind: lists.kind.filter(({ code }) => code !== 'walk') };
    const before = firstRules(coordinator, lists).length;
    expect(firstRules(coordinator, fewer)).toHaveLength(before - 1);
  });
});

const codesIn = (head: RuleHead): string[] =>
  head === 'goal' || head === 'verb' ? [] : defaultLists[head].map(({ code }) => code);

test('whatever the records and rules: as a plain recount says (property)', () => {
  const word = fc.constantFrom('a', 'b', 'c');
  const words = fc.uniqueArray(word, { maxLength: 3 });
  const day = fc.constantFrom('2026-04-01', '2026-04-30', '2026-05-02', '2027-03-31');
  const rows = fc.array(
    fc
      .record({
        occurred_on: day,
        kind: word,
        means: fc.option(word),
        verbs: fc.nat(31),
        support_main: word,
        support_second: fc.option(word),
        through: fc.option(word),
        about: words.map((codes) => JSON.stringify(codes)),
        connected: words.map((codes) => JSON.stringify(codes)),
        goal_id: fc.option(word),
        minutes: fc.option(fc.nat(90)),
        headcount: fc.option(fc.nat(30)),
      })
      .map((made) => row({ ...made, month: made.occurred_on.slice(0, 7) })),
    { maxLength: 30 },
  );
  const rules = (form: Form) =>
    fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(...form.targets.map(({ code }) => code)),
        fc.constantFrom(...ruleHeads),
        fc.constantFrom('a', 'b', 'c', 'know', 'spread'),
      ),
      { maxLength: 20, selector: (made) => made.join() },
    );
  const months = ['2026-04', '2026-05', '2027-03'];
  fc.assert(
    fc.property(
      fc.constantFrom(...forms).chain((form) => fc.tuple(fc.constant(form), rules(form))),
      rows,
      ([form, made], given) => {
        const all = made.map(([target, head, code]) => rule(target, head, code));
        const counting = new Counting(form, all);
        for (const each of given) counting.add(each);
        const counted = counting.counted(months);
        const under = (target: string) => given.filter((each) => holds(all, target, each));
        for (const { code, months: own, total } of counted.lines) {
          expect(own).toEqual(months.map((m) => recount(under(code).filter((r) => r.month === m))));
          expect(total).toEqual(recount(under(code)));
        }
        const placing = form.targets.filter(({ counts }) => counts !== 'days');
        const lost = given.filter((each) => !placing.some(({ code }) => holds(all, code, each)));
        expect(counted.nowhere.total).toEqual(recount(lost));
        expect(counted.every.total).toEqual(recount(given));
        const targets = targetsBy(all);
        expect(given.filter((each) => isNowhere(form, targets(each)))).toEqual(lost);
        expect(targets(row()).has(NOWHERE)).toBe(false);
      },
    ),
  );
});

/** Counted anew from what a record says, without the code that counts. */
function holds(rules: Rule[], target: string, r: MappedRow): boolean {
  const has = ({ head, code }: Rule) => {
    if (head === 'verb') return verbs.some((v) => v.verb === code && (r.verbs & v.bit) > 0);
    if (head === 'support') return r.support_main === code || r.support_second === code;
    if (head === 'about' || head === 'connected') return r[head].includes(`"${code}"`);
    return (head === 'goal' ? r.goal_id : r[head]) === code;
  };
  return rules.some((one) => one.target === target && has(one));
}

function recount(rows: MappedRow[]) {
  let [minutes, heads] = [0, 0];
  for (const r of rows) {
    minutes += r.minutes ?? 0;
    heads += r.headcount ?? 0;
  }
  const days = new Set(rows.map((r) => r.occurred_on)).size;
  return { records: rows.length, days, heads, minutes };
}
