import { readdirSync, readFileSync } from 'node:fs';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { AgeMark } from './age.tsx';
import { Button, DangerButton, LinkButton, PrimaryButton } from './button.tsx';
import { Chain } from './chain.tsx';
import { FilterChips } from './chip.tsx';
import { DiaryDay, DiaryRow } from './diary.tsx';
import { Facts } from './facts.tsx';
import { Figure } from './figure.tsx';
import { Highlight } from './highlight.tsx';
import { Icon, iconNames } from './icons.tsx';
import { Meter, Progress } from './meter.tsx';
import { Empty, ErrorSummary, Notice } from './notice.tsx';
import { Page } from './page.tsx';
import { Pager } from './pager.tsx';
import { ApprovalBoxes, PrintHead } from './print.tsx';
import { Table } from './table.tsx';
import { Upload } from './upload.tsx';
import { VerbMark } from './verb.tsx';

const html = (element: ReactElement) => renderToStaticMarkup(element);
const text = (element: ReactElement) => html(element).replace(/<[^>]*>/g, '');

test('no part writes a style attribute or an inline handler (CSP)', () => {
  const here = new URL('.', import.meta.url);
  const parts = readdirSync(here).filter((name) => /^[^.]+\.tsx$/.test(name));
  const bad = parts.filter((name) =>
    /\bstyle=|\bon[A-Z]\w+=/.test(readFileSync(new URL(name, here), 'utf8')),
  );
  expect(parts.length).toBeGreaterThan(20);
  expect(bad).toEqual([]);
});

describe('buttons', () => {
  test('only the primary one is pressed by Ctrl+Enter', () => {
    const all = html(
      <>
        <PrimaryButton>保存する</PrimaryButton>
        <Button>戻す</Button>
        <DangerButton>消す</DangerButton>
      </>,
    );
    expect(all.match(/data-primary/g)).toHaveLength(1);
    expect(all.match(/type="submit"/g)).toHaveLength(3);
  });

  test('a key is shown to the eye and told to the ear', () => {
    const shown = html(
      <LinkButton href="/edit" k="e">
        直す
      </LinkButton>,
    );
    expect(shown).toContain('data-key="e" aria-keyshortcuts="e"');
    expect(shown).toMatch(/<span class="key-hint" aria-hidden="true">e<\/span>/);
  });

  test('name, value and form reach the button', () => {
    expect(
      html(
        <Button name="again" value="1" formAction="/x">
          続ける
        </Button>,
      ),
    ).toMatch(/name="again" value="1"|formAction="\/x"/);
  });
});

describe('the summary of errors', () => {
  const errors = [
    { field: 'day', message: '日付を書いてください。' },
    { field: 'kind', message: 'えらんでください。' },
  ];

  test('leads to each field and says what was kept', () => {
    const shown = html(<ErrorSummary errors={errors} />);
    expect(shown).toContain('role="alert"');
    expect(shown).toContain('<a href="#day">日付を書いてください。</a>');
    expect(shown).toContain('2か所');
    expect(shown).toContain('残っています');
  });

  test('is not there without errors', () => {
    expect(html(<ErrorSummary errors={[]} />)).toBe('');
  });
});

test.each([
  ['ok', 'status', 'できました'],
  ['info', 'status', 'お知らせ'],
  ['warn', 'status', 'ご注意'],
  ['error', 'alert', '困ったこと'],
] as const)('a notice %s is a %s and says so in a word', (tone, role, word) => {
  const shown = html(<Notice tone={tone} title="題" />);
  expect(shown).toContain(`role="${role}"`);
  expect(shown).toContain(word);
});

test('an empty page has words and a first step', () => {
  expect(
    text(
      <Empty title="まだありません" action={<a href="/new">作る</a>}>
        ここに並びます。
      </Empty>,
    ),
  ).toBe('まだありませんここに並びます。作る');
});

describe('the confidential room', () => {
  test('has the word and a lock in its header', () => {
    const shown = html(
      <Page title="一件" room="confidential">
        文
      </Page>,
    );
    expect(shown).toContain('data-room="confidential"');
    expect(shown).toMatch(/<header.*<svg.*<strong>内密<\/strong>.*<\/header>/s);
  });

  test('any other page has neither', () => {
    expect(html(<Page title="一件">文</Page>)).not.toMatch(/data-room|内密/);
  });
});

test('the page gives its title, and help beside it only when there is some', () => {
  expect(
    html(
      <Page title="記録" lead="きょうの分">
        文
      </Page>,
    ),
  ).toMatch(/<h1>記録<\/h1>.*きょうの分/s);
  expect(html(<Page title="記録">文</Page>)).not.toContain('<aside');
  expect(
    html(
      <Page title="記録" aside="助け">
        文
      </Page>,
    ),
  ).toContain('<aside');
});

describe('the chain', () => {
  const links = [
    { href: '/p/1', kind: '目的', label: '困らないまち' },
    { kind: '記録', label: 'これ' },
  ];

  test('links upward and ends where one is', () => {
    const shown = html(<Chain links={links} />);
    expect(shown).toContain('<a href="/p/1">困らないまち</a>');
    expect(shown).toMatch(/<li aria-current="page"><span[^>]*>記録<\/span><span>これ<\/span>/);
  });

  test('is left away when nothing is known', () => {
    expect(html(<Chain links={[]} />)).toBe('');
  });
});

test.each([
  ['know', 'circle', 'しる'],
  ['connect', 'path', 'つなぐ'],
] as const)(
  '%s has a shape of its own, and its word even when it is not seen',
  (verb, shape, word) => {
    expect(html(<VerbMark verb={verb} />)).toContain(`<${shape}`);
    expect(html(<VerbMark verb={verb} />)).toContain(`<span>${word}</span>`);
    expect(html(<VerbMark verb={verb} wordless />)).toContain(
      `<span class="sr-only">${word}</span>`,
    );
  },
);

test.each([
  ['new', '新しい'],
  ['soon', 'そろそろ確認'],
  ['old', '古い'],
] as const)('age %s says %s', (age, word) => {
  expect(text(<AgeMark age={age} date="10月3日" />)).toBe(`${word}10月3日`);
});

describe('the table', () => {
  const table = (more = {}) => (
    <Table
      caption="月ごと"
      head={['地域', { label: '件数', end: true, sort: { href: '?s=n', now: 'descending' } }]}
      rows={[{ key: 'w', cells: ['西部', 0] }]}
      {...more}
    />
  );

  test('names its rows and columns', () => {
    const shown = html(table());
    expect(shown).toContain('<caption>月ごと</caption>');
    expect(shown).toContain('<th scope="col">地域</th>');
    expect(shown).toMatch(/<th scope="row"[^>]*>西部<\/th>/);
  });

  test('says how it is sorted, and sorts by a link', () => {
    expect(html(table())).toMatch(/<th scope="col" aria-sort="descending"[^>]*><a href="\?s=n"/);
  });

  test('each cell knows its heading for the phone, and a zero is shown', () => {
    expect(html(table())).toContain('<td data-label="件数" class="cell-end">0</td>');
  });

  test('a wide one scrolls in a box that has a name and can be reached', () => {
    expect(html(table({ phone: 'scroll' }))).toContain(
      '<section class="table-box" aria-label="月ごと" tabindex="0">',
    );
  });
});

describe('the diary', () => {
  const row = (
    <DiaryRow
      href="/records/1"
      time="9:00"
      area="西部"
      verbs={['know', 'create']}
      title="打合せ"
      people="住民12人"
      minutes={60}
      worker="長谷川"
      next="役員会で見せる"
    />
  );

  test('reads in its order', () => {
    expect(text(row)).toBe('9:00西部しるつくりだす打合せ住民12人60分長谷川次 役員会で見せる');
  });

  test('the whole line is one link', () => {
    expect(html(row).match(/<a /g)).toHaveLength(1);
  });

  test('says nothing of what is not known', () => {
    expect(text(<DiaryRow href="/records/1" title="打合せ" />).trim()).toBe('打合せ');
  });

  test('zero minutes are zero minutes', () => {
    expect(text(<DiaryRow href="/" title="打合せ" minutes={0} />)).toContain('0分');
  });

  test('a confidential line says so', () => {
    expect(text(<DiaryRow href="/" title="打合せ" confidential />)).toContain('内密');
  });

  test('a day is a heading', () => {
    expect(html(<DiaryDay heading="令和8年11月23日(月)">{row}</DiaryDay>)).toMatch(
      /<h2[^>]*>令和8年11月23日\(月\)<\/h2><ul><li/,
    );
  });
});

describe('bars', () => {
  test.each([
    [5, 7, '71%'],
    [0, 7, '0%'],
    [9, 7, '100%'],
    [3, 0, '0%'],
  ])('%i of %i is %s wide', (value, max, width) => {
    expect(html(<Meter label="カルテ" value={value} max={max} />)).toContain(
      `<rect width="${width}"`,
    );
  });

  test('the words stand beside the bar and reach the ear', () => {
    const shown = html(<Meter label="カルテ" value={5} max={7} text="7つのうち5つ" />);
    expect(shown).toContain('role="meter"');
    expect(shown).toContain('aria-valuetext="7つのうち5つ"');
    expect(shown).toContain('>7つのうち5つ</span>');
  });

  test('work of unknown length claims no number', () => {
    const shown = html(<Progress label="まとめ" stop={<button type="button">止める</button>} />);
    expect(shown).not.toContain('aria-valuenow');
    expect(shown).toContain('進めています');
    expect(shown).toContain('止める');
  });
});

test('filters are taken away by links that say so', () => {
  const shown = html(<FilterChips chips={[{ label: '西部', removeHref: '?' }]} clearHref="?" />);
  expect(shown).toMatch(/<a class="filter-chip" href="\?">西部<span class="sr-only">を外す/);
  expect(html(<FilterChips chips={[]} clearHref="?" />)).toBe('');
});

test.each([
  [{ newer: '?n', older: '?o' }, 2],
  [{ older: '?o' }, 1],
  [{ newer: null, older: null }, 0],
])('pages %j', (pages, links) => {
  expect(html(<Pager {...pages} />).match(/<a /g) ?? []).toHaveLength(links);
});

test('found words are marked, the text stays whole', () => {
  const pieces = [
    { text: '秋の', hit: false },
    { text: '防災', hit: true },
    { text: '<訓練>', hit: false },
  ];
  expect(html(<Highlight pieces={pieces} />)).toBe(
    '<span>秋の</span><mark>防災</mark><span>&lt;訓練&gt;</span>',
  );
});

test('facts are pairs', () => {
  expect(html(<Facts items={[{ term: '担当', detail: '長谷川' }]} />)).toContain(
    '<dt>担当</dt><dd>長谷川</dd>',
  );
});

test('the sentence stands above the picture, the table one click below', () => {
  expect(
    text(
      <Figure sentence="記録がありません。" table="表">
        <p>図</p>
      </Figure>,
    ),
  ).toBe('記録がありません。図表で見る表');
  expect(html(<Figure sentence="文">図</Figure>)).not.toContain('<details');
});

test('paper says whose it is, and has room for seals', () => {
  expect(text(<PrintHead office="みずほ市社協" title="行動記録" date="11月23日" />)).toBe(
    'みずほ市社協行動記録11月23日 印刷',
  );
  expect(html(<ApprovalBoxes posts={['課長', '係長']} />).match(/<td>/g)).toHaveLength(2);
  const head = { office: '縁川社協', date: '令和8年11月23日' };
  expect(html(<PrintHead {...head} posts={['課長', '係長']} />).match(/<td>/g)).toHaveLength(2);
  expect(html(<PrintHead {...head} posts={[]} />)).not.toContain('approval');
});

test.each(iconNames)('the icon %s is silent: the word beside it speaks', (name) => {
  expect(html(<Icon name={name} />)).toMatch(/<svg[^>]*aria-hidden="true"><path d="[^"]+"/);
});

describe('a file to be looked at', () => {
  const shown = (error?: string) =>
    html(
      <Upload refused="何も変わっていません。" hint="CSV" accept=".csv" error={error} back="/x" />,
    );

  test('the control is told with its hint, and with what is wrong', () => {
    expect(shown()).toContain('aria-describedby="file-hint"');
    expect(shown()).not.toContain('role="alert"');
    const wrong = shown('ファイルを選んでください。');
    expect(wrong).toContain('aria-invalid="true" aria-describedby="file-hint file-error"');
    expect(wrong).toContain('何も変わっていません。');
  });
});
