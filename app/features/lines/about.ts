/** Whom it was about, which support, through whom it came, whither it led and what came of it. */
import type { ListName } from '../lists/defaults.ts';
import { type FoundWord, findWords, tableOf } from './find.ts';
import { type Gathered, place } from './gathered.ts';
import type { Known } from './line.ts';
import type { Range } from './plain.ts';

type Codes = Known['codes'];
const THROUGH =
  /^(?:の[^\s、。の]{1,8}?(?:さん|様|氏))?(?:さん|さま|様|の方|の人|の方々)?(?:(?:から|より)(?:の|、)?[^。\n]{0,25}?(?:相談|通報|情報|紹介|連絡が|連絡を受|問い合わせ|心配)|の紹介)/u;
/** Of the person or the family a call is enough. */
const CALL = /^(?:さん|の方)?(?:から|より)の?(?:お?電話)/u;
const LED =
  /^(?:の[^\s、。]{1,8}(?:さん|様|氏))?(?:さん)?[にへ](?:お?つな[いぎげ](?!だ先)|繋[いぎげ]|引き継)/u;
const results: [code: string, pattern: RegExp][] = [
  ['closed', /終結|支援(?:を)?終了|ケース終了/u],
  [
    'watching',
    /見守り(?:と|に)?(?:とし|とす|を継続|を続け)|見守っていく|見守ることに|様子を見る|様子見|経過観察/u,
  ],
  ['continuing', /継続支援|支援(?:を)?継続|継続(?:的に|して)(?:支援|関わ|訪問)|引き続き支援/u],
  ['informed', /(?<!からの?|より|と)情報提供(?=をし|し|を行|。|$| )/u],
];

export function readAbout(all: Gathered, text: string, codes: Codes) {
  const found = findWords(text, tableOf('about', codes.about));
  putMany(all, 'about', found, codes);
  const [support] = findWords(text, tableOf('support', codes.support));
  if (support) put(all, 'supportMain', 'support', support.code, support, codes);
  readThrough(all, text, codes);
  readResult(all, text, codes);
}

function readThrough(all: Gathered, text: string, codes: Codes) {
  const told = findWords(text, tableOf('through', codes.through)).find(({ to, code }) => {
    const after = text.slice(to, to + 48);
    return THROUGH.test(after) || (/^(?:self|family)$/.test(code) && CALL.test(after));
  });
  if (told) put(all, 'through', 'through', told.code, told, codes);
}

function readResult(all: Gathered, text: string, codes: Codes) {
  const led = findWords(text, tableOf('connected', codes.connected)).filter(({ to }) =>
    LED.test(text.slice(to, to + 24)),
  );
  putMany(all, 'connected', led, codes);
  const match = results.flatMap(([code, pattern]) => {
    const hit = pattern.exec(text);
    return hit ? [{ code, from: hit.index, to: hit.index + hit[0].length }] : [];
  })[0];
  const result = match ?? (led[0] ? { ...led[0], code: 'connected' } : undefined);
  if (result) put(all, 'result', 'result', result.code, result, codes);
}

function putMany(all: Gathered, field: 'about' | 'connected', found: FoundWord[], codes: Codes) {
  const chosen = [...new Set(found.map(({ code }) => code))];
  for (const code of chosen) {
    const first = found.find((f) => f.code === code);
    const label = codes[field].find((c) => c.code === code)?.label ?? code;
    if (first) place(all, field, chosen, first, `${label}。「${first.word}」から`);
  }
}

function put(all: Gathered, field: string, list: ListName, code: string, at: Range, codes: Codes) {
  const known = codes[list].find((c) => c.code === code);
  if (known) place(all, field, code, at, `${known.label}と読みました`);
}
