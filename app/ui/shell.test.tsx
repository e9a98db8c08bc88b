import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { type Place, placeAt, Shell, type ShellProps } from './shell.tsx';

const places: Place[] = [
  { href: '/', label: 'きょう', key: 't', icon: 'home' },
  { href: '/records', label: '記録', key: 'r', icon: 'pen' },
  { href: '/areas?area=w', label: '地域', key: 'a', icon: 'map' },
];

function shown(change: Partial<ShellProps> = {}): string {
  return renderToStaticMarkup(
    <Shell
      signedIn={{
        id: 'n',
        name: '長谷川美智子',
        role: '地域担当職員',
        officeName: 'みずほ市社協',
        isSample: false,
      }}
      places={places}
      scope={{ label: '西部', options: [{ href: '?area=w', label: '西部', current: true }] }}
      current="/records/new"
      query="見守り"
      primary={{ href: '/records/new', label: '記録', key: 'n' }}
      menu={[{ href: '/settings', label: '設定' }]}
      signOutAction="/sign-out"
      {...change}
    >
      <h1>本文</h1>
    </Shell>,
  );
}

describe('where one is', () => {
  test.each([
    ['/', 'きょう'],
    ['/records', '記録'],
    ['/records/0190', '記録'],
    ['/areas/3', '地域'],
    ['/recordsx', undefined],
    ['/settings', undefined],
  ])('%s belongs to %s', (path, label) => {
    expect(placeAt(places, path)?.label).toBe(label);
  });

  test('the longest address wins', () => {
    const nested = [{ href: '/people' }, { href: '/people/groups' }];
    expect(placeAt(nested, '/people/groups/1')).toBe(nested[1]);
  });

  test('the place is marked in each list of places, and no other', () => {
    expect(shown().match(/<a href="\/records" data-go="r" aria-current="page"/g)).toHaveLength(2);
    expect(shown()).not.toMatch(/data-go="t" aria-current/);
  });
});

describe('signed in', () => {
  test('one can jump to the text', () => {
    expect(shown()).toMatch(/^<div[^>]*><a class="skip" href="#main">/);
    expect(shown()).toContain('<main id="main"');
  });

  test('search asks by GET, keeps its words and the scope', () => {
    const html = shown({ keep: { area: 'w' } });
    expect(html).toContain('<form action="/search">');
    expect(html).toMatch(/name="q"[^>]*value="見守り"/);
    expect(html).toContain('<input type="hidden" name="area" value="w"/>');
  });

  test('keys stand on what they do', () => {
    expect(shown()).toMatch(/href="\/records\/new" data-key="n"/);
    expect(shown()).toMatch(/data-key="\/"/);
  });

  test('leaving is a form, not a link', () => {
    expect(shown()).toContain('<form action="/sign-out" method="post"><button type="submit"');
  });

  test.each([
    [
      'a role that writes nothing has no main button',
      { primary: undefined },
      /thumb-primary|top-primary/,
    ],
    ['an office without areas has no switch', { scope: null }, /class="scope"/],
    ['a real office has no strip', {}, /見本の事業所/],
  ])('%s', (_, change, absent) => {
    expect(shown(change)).not.toMatch(absent);
  });

  test('the sample office says so', () => {
    const signedIn = { id: 'n', name: '見本', role: '係長', officeName: '見本市', isSample: true };
    expect(shown({ signedIn })).toContain('見本の事業所です。自由にさわってください。');
  });
});

test('before the door there is the mark and the page, nothing else', () => {
  const html = shown({ signedIn: null });
  expect(html).toContain('えんがわ');
  expect(html).toContain('<h1>本文</h1>');
  expect(html).not.toMatch(/<nav|<search|ログアウト|見守り|西部/);
});
