import { describe, expect, test } from 'vitest';
import { cases, compare, known } from './line.cases.ts';
import { readLine } from './line.ts';

const compared = cases.map((each) => ({ ...each, ...compare(each, readLine(each.line, known)) }));
const listed = compared
  .filter(({ wrong }) => wrong.length > 0)
  .map(({ style, line, wrong }) => {
    const told = wrong.map((w) => `${w.field}: ${w.expected} wanted, ${w.got} read`);
    return `${style}: ${line}\n    ${told.join('\n    ')}`;
  });

describe('the table of lines', () => {
  test('has at least 300 lines of all styles', () => {
    expect(cases.length).toBeGreaterThanOrEqual(300);
    expect(new Set(cases.map(({ line }) => line)).size).toBe(cases.length);
  });

  test('98 % of all fields are right, expected and unexpected ones', () => {
    const count = compared.reduce((sum, each) => sum + each.count, 0);
    const wrong = compared.reduce((sum, each) => sum + each.wrong.length, 0);
    expect(1 - wrong / count, listed.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  test('no day, time or length is wrong anywhere: those are read right or told', () => {
    const grave = ['occurredOn', 'startedAt', 'minutes', 'nextOn'];
    const wrong = compared.flatMap(({ line, wrong }) =>
      wrong.filter(({ field, got }) => grave.includes(field) && got !== '–').map(() => line),
    );
    expect(wrong).toEqual([]);
  });

  test('what belongs into the confidential part is never in the shared text', () => {
    const wrong = compared.filter((each) =>
      each.wrong.some(({ field, expected }) => field === 'room' && expected === 'detail'),
    );
    expect(wrong.map(({ line }) => line)).toEqual([]);
    for (const { line, expected } of cases.filter((c) => c.expected.who)) {
      const { who, detail, ...shared } = readLine(line, known).fields;
      for (const name of expected.who!.split('、'))
        expect(JSON.stringify(shared), line).not.toContain(name);
    }
  });

  test('a wrong field would be seen', () => {
    const [first] = cases;
    const { fields, marks, doubts } = readLine(first!.line, known);
    expect(compare(first!, { fields, marks, doubts }).wrong).toEqual([]);
    const { minutes: _, ...less } = fields;
    expect(compare(first!, { fields: less, marks, doubts }).wrong).toHaveLength(1);
    expect(
      compare(first!, { fields: { ...fields, result: 'open' }, marks, doubts }).wrong,
    ).toHaveLength(1);
    expect(
      compare(first!, { fields, marks, doubts: [{ text: '次', says: '' }] }).wrong,
    ).toHaveLength(1);
  });
});
