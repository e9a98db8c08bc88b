import { RouterContextProvider } from 'react-router';
import { describe, expect, test } from 'vitest';
import { arrivalContext } from '#app/features/accounts/here.server.ts';
import { readReach } from '#app/features/accounts/reach.ts';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { openFresh } from '#tests/engines.ts';
import { actorContext } from '../accounts/here.server.ts';
import { reachWarning } from './reach.server.ts';
import * as page from './reach.tsx';
import { type Reached, sayReach } from './reaching.ts';

const now = new Date('2026-11-20T03:00:00Z');
const site = 'https://engawa.example.jp';
const alone: Reached = {
  way: 'here',
  host: 'localhost:3000',
  publicUrl: null,
  hasTls: false,
  until: null,
  proxies: [],
  isForwarded: false,
  residentPort: null,
  residentUrl: null,
};
const shared: Reached = {
  ...alone,
  publicUrl: site,
  way: 'https',
  host: 'engawa.example.jp',
  proxies: ['127.0.0.0/8', '::1'],
  isForwarded: true,
};
const own: Reached = {
  ...shared,
  hasTls: true,
  proxies: [],
  isForwarded: false,
  until: new Date('2027-03-01T00:00:00Z'),
};

const say = (reached: Reached) => sayReach(reached, now);
const factOf = (reached: Reached, term: string) =>
  say(reached).facts.find((f) => f.term === term)?.detail;

describe('how it is reached, in words', () => {
  test.each<[string, Reached, string, RegExp, number, RegExp]>([
    ['one computer', alone, 'info', /パソコンだけで/, 4, /名前を決めます/],
    ['a proxy that does as it should', shared, 'ok', /電話やほかのパソコンからも/, 0, /^$/],
    [
      'looked at from the office PC',
      { ...shared, way: 'here' },
      'ok',
      /からも使えます/,
      1,
      /電話で .* を開き/,
    ],
    [
      'a proxy that is silent',
      { ...shared, isForwarded: false },
      'ok',
      /からも/,
      1,
      /X-Forwarded-For/,
    ],
    ['our own certificate', own, 'ok', /からも/, 0, /^$/],
    [
      'one that ends soon',
      { ...own, until: new Date('2026-12-10T00:00:00Z') },
      'warn',
      /近づいて.*令和8年12月10日/,
      2,
      /置きかえます/,
    ],
    ['one that ended', { ...own, until: now }, 'warn', /切れています/, 2, /置きかえます/],
  ])('%s', (_name, reached, tone, title, steps, first) => {
    const said = say(reached);
    expect(said.tone).toBe(tone);
    expect(said.title).toMatch(title);
    expect(said.steps).toHaveLength(steps);
    expect(said.steps[0] ?? '').toMatch(first);
  });

  test.each<[Reached, string, RegExp]>([
    [alone, 'みんなが開く', /まだ/],
    [alone, 'あなたが開いた', /^http:\/\/localhost:3000（えんがわのパソコンの中）$/],
    [shared, 'あなたが開いた', /^https:.*守られています/],
    [shared, '守り', /中継が受けもって/],
    [own, '守り', /証明書は令和9年3月1日/],
    [shared, '中継', /パソコンにある中継.*伝えています/],
    [{ ...shared, isForwarded: false }, '中継', /伝えていません/],
    [{ ...shared, proxies: ['192.0.2.1'] }, '中継', /192\.0\.2\.1/],
    [own, '中継', /^ありません$/],
    [alone, '住民のページ', /同じ入り口/],
    [{ ...alone, residentPort: 3001 }, '住民のページ', /3001/],
  ])('%#', (reached, term, detail) => {
    expect(factOf(reached, term)).toMatch(detail);
  });

  test.each<[Reached, string[]]>([
    [alone, Array<string>(5).fill('まだ使えません')],
    [shared, Array<string>(5).fill('使えます')],
    [
      { ...own, publicUrl: 'https://192.168.1.5' },
      [...Array<string>(4).fill('使えます'), '使えません（数字のアドレスのため）'],
    ],
  ])('what works elsewhere (%#)', (reached, elsewhere) => {
    expect(say(reached).uses.map((use) => use.elsewhere)).toEqual(elsewhere);
  });
});

describe('the page', () => {
  test.each([
    ['sasaki', 200],
    ['mori', 403],
    ['nishida', 403],
    ['ichikawa', 403],
  ] as const)('%s meets %i', async (name, status) => {
    const { db, close } = await openFresh('sqlite', buildCast);
    const came = await call(page.loader, { db, actor: actorNamed(name) });
    expect(came.status).toBe(status);
    if (status === 200) expect(came.data).toMatchObject({ tone: 'info' });
    await close();
  });

  test.each([
    ['sasaki', /切れています/],
    ['mori', null],
  ] as const)('きょう of %s says it when it matters', (name, warning) => {
    const context = new RouterContextProvider();
    const { reach } = readReach({ PUBLIC_URL: site, TLS_CERT: 'c', TLS_KEY: 'k' });
    context.set(actorContext, actorNamed(name));
    context.set(arrivalContext, {
      ...context.get(arrivalContext),
      reach,
      until: new Date('2020-01-01'),
    });
    if (warning) expect(reachWarning(context)).toMatch(warning);
    else expect(reachWarning(context)).toBeNull();
  });
});
