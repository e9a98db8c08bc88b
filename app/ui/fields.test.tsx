import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { CheckField, ChoiceChips, ManyChips } from './choices.tsx';
import {
  DateField,
  FieldSet,
  HiddenField,
  NumberField,
  SelectField,
  TextArea,
  TextField,
  TimeField,
} from './fields.tsx';
import { Narrow, NarrowBy } from './narrow.tsx';
import { VerbChips } from './verb.tsx';

const html = (element: ReactElement) => renderToStaticMarkup(element);
const options = [
  { value: 'a', label: '個別支援' },
  { value: 'b', label: '地域支援' },
];

const fields: [
  string,
  (props: {
    name: string;
    label: string;
    error?: string;
    hint?: string;
    required?: boolean;
  }) => ReactElement,
][] = [
  ['TextField', (props) => <TextField {...props} />],
  ['TextArea', (props) => <TextArea {...props} />],
  ['DateField', (props) => <DateField {...props} />],
  ['TimeField', (props) => <TimeField {...props} />],
  ['NumberField', (props) => <NumberField {...props} unit="分" />],
  ['SelectField', (props) => <SelectField {...props} options={options} />],
];

describe.each(fields)('%s', (_, field) => {
  test('has its label, and its name as id', () => {
    const shown = html(field({ name: 'title', label: '題名' }));
    expect(shown).toContain('<label for="title"');
    expect(shown).toMatch(/<(input|textarea|select)[^>]* id="title"[^>]* name="title"/);
  });

  test('says 必須 as a word', () => {
    const shown = html(field({ name: 'title', label: '題名', required: true }));
    expect(shown).toContain('必須');
    expect(shown).toContain('aria-required="true"');
  });

  test('ties hint and error to the control', () => {
    const shown = html(
      field({ name: 'title', label: '題名', hint: '短く', error: '題名を書いてください。' }),
    );
    expect(shown).toContain('aria-describedby="title-hint title-error"');
    expect(shown).toContain('aria-invalid="true"');
    expect(shown).toMatch(/id="title-error"[^>]*>題名を書いてください。/);
  });

  test('says nothing of an error when there is none', () => {
    expect(html(field({ name: 'title', label: '題名' }))).not.toMatch(/aria-invalid|-error/);
  });
});

describe('a field keeps what was typed', () => {
  test.each([
    [<TextField key="t" name="a" label="A" value="打合せ" />, 'value="打合せ"'],
    [<TextArea key="t" name="a" label="A" value={'一行\n二行'} />, '一行\n二行</textarea>'],
    [<NumberField key="t" name="a" label="A" value={0} />, 'value="0"'],
    [<NumberField key="t" name="a" label="A" value="一時間" />, 'value="一時間"'],
    [
      <SelectField key="t" name="a" label="A" options={options} value="b" />,
      '<option value="b" selected="">',
    ],
    [<HiddenField key="t" name="a" value={null} />, 'value=""'],
    [<TextField key="t" name="a" label="A" value="<b>" />, 'value="&lt;b&gt;"'],
  ])('%#', (field, kept) => {
    const warned = vi.spyOn(console, 'error');
    expect(html(field)).toContain(kept);
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('DateField', () => {
  test('shows a day of ours in the era, and the weekday as a check', () => {
    const shown = html(<DateField name="day" label="日付" value="2026-11-23" />);
    expect(shown).toContain('value="令和8年11月23日"');
    expect(shown).toContain('令和8年11月23日(月)</strong>');
  });

  test.each(['11/23', '十一月', '2026-02-30', ''])('leaves %j as it was written', (value) => {
    const shown = html(<DateField name="day" label="日付" value={value} />);
    expect(shown).toContain(`value="${value}"`);
    expect(shown).not.toContain('<strong');
  });

  test('takes the reading of what was written from the page', () => {
    const shown = html(
      <DateField name="day" label="日付" value="11/23" reading="令和8年11月23日(月)" />,
    );
    expect(shown).toContain('value="11/23"');
    expect(shown).toContain('令和8年11月23日(月)</strong>');
  });
});

test('a field filled in from a line says so, and is described by it', () => {
  const shown = html(
    <TextField name="place" label="場所" value="集会所" understood="地図の名前です" />,
  );
  expect(shown).toContain('aria-describedby="place-understood"');
  expect(shown).toMatch(
    /<button type="submit" value="place"[^>]*aria-label="もどす：場所" name="back">/,
  );
  expect(shown).toContain('地図の名前です');
});

test('offers what was written before, without forcing it', () => {
  const shown = html(<TextField name="who" label="会った人" options={['佐久間さん']} />);
  expect(shown).toContain('list="who-list"');
  expect(shown).toContain('<datalist id="who-list"><option value="佐久間さん">');
});

test('an own id lets two forms share a name', () => {
  const shown = html(<TextField id="second" name="who" label="会った人" error="だれですか。" />);
  expect(shown).toContain('<label for="second"');
  expect(shown).toMatch(/id="second"[^>]* name="who"/);
  expect(shown).toContain('aria-describedby="second-error"');
});

describe('chips', () => {
  const chips = (chosen: string) => (
    <ChoiceChips name="kind" label="種類" options={options} value={chosen} k="2" />
  );

  test('the first carries the name as its id, so that a summary of errors leads there', () => {
    expect(html(chips('b'))).toMatch(/type="radio"[^>]* id="kind"[^>]* value="a"/);
  });

  test.each(['a', 'b'])('%s is ticked, alone', (chosen) => {
    expect(
      html(chips(chosen)).match(/value="\w"[^>]*checked=""|checked=""[^>]*value="\w"/g),
    ).toHaveLength(1);
    expect(html(chips(chosen))).toMatch(
      new RegExp(`checked=""[^>]*value="${chosen}"|value="${chosen}"[^>]*checked=""`),
    );
  });

  test('nothing is ticked when nothing is chosen', () => {
    expect(html(chips(''))).not.toContain('checked');
  });

  test('the group has a legend, its key and its error', () => {
    const shown = html(
      <ManyChips
        name="about"
        label="だれのこと"
        options={options}
        error="えらんでください。"
        required
        k="3"
      />,
    );
    expect(shown).toContain(
      '<fieldset class="field" aria-describedby="about-error" data-wrong="true">',
    );
    expect(shown).toMatch(/<legend[^>]*>だれのこと<span class="field-need">必須/);
    expect(shown).toContain('data-chips="" data-key="3"');
  });

  test('several may be ticked', () => {
    const shown = html(
      <ManyChips name="about" label="だれのこと" options={options} values={['a', 'b']} />,
    );
    expect(shown.match(/checked=""/g)).toHaveLength(2);
  });

  test('the verbs stand in their order, each with its shape and word', () => {
    const shown = html(<VerbChips values={['connect']} />);
    expect(shown.match(/しる|つなぐ|まきこむ|つくりだす|ひろげる/g)).toEqual([
      'しる',
      'つなぐ',
      'まきこむ',
      'つくりだす',
      'ひろげる',
    ]);
    expect(shown.match(/class="verb-shape/g)).toHaveLength(5);
    expect(shown.match(/name="verbs"/g)).toHaveLength(5);
    expect(shown.match(/checked=""/g)).toHaveLength(1);
  });
});

describe('CheckField', () => {
  test('sends 1 when ticked', () => {
    expect(html(<CheckField name="secret" label="内密" checked />)).toMatch(
      /checked=""[^>]*value="1"|value="1"[^>]*checked=""/,
    );
  });

  test('ties its error', () => {
    const shown = html(<CheckField name="agreed" label="同意" error="たしかめてください。" />);
    expect(shown).toContain('aria-describedby="agreed-error"');
  });
});

test('fields under one question share a legend', () => {
  const shown = html(
    <FieldSet legend="いつ" hint="わかるところまで">
      <TextField name="day" label="日付" />
    </FieldSet>,
  );
  expect(shown).toMatch(/<fieldset[^>]*><legend[^>]*>いつ<\/legend>/);
  expect(shown).toContain('わかるところまで');
});

describe('narrowing a list', () => {
  const narrow = (isPrimary?: boolean) =>
    html(
      <Narrow action="/records" isPrimary={isPrimary}>
        <NarrowBy name="support" label="支援の種類" value="b" options={options} />
      </Narrow>,
    );

  test('asks by its address, for all when nothing was chosen', () => {
    expect(narrow()).toContain(' action="/records"');
    expect(narrow()).not.toContain('method=');
    expect(narrow()).toContain('<option value="">すべて</option>');
    expect(narrow()).toContain('<option value="b" selected="">');
  });

  test.each([[true], [false]])('presses with Ctrl+Enter: %s', (isPrimary) => {
    expect(narrow(isPrimary).includes('data-primary')).toBe(isPrimary);
  });
});
