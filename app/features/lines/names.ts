/** Names of people in a text: 佐藤さん, 民生委員の佐藤さん, 滝山自治会長, 包括と. */
import { overlaps, plainWord, type Range } from './plain.ts';

/**
 * `bare` is a person by name alone: who that is, only the confidential part may tell, unless
 * the office knows the name from earlier records. `isHome`: 山田さん宅.
 */
export type FoundName = Range & { name: string; bare: boolean; isHome: boolean };

const HAN = '\\p{Script=Han}々ヶ';
const KATA = '\\p{Script=Katakana}ー';
const HON = '(?:さん|さま|様|氏|殿)';
const TITLE =
  '(?:副?会長|委員長|部長|課長|係長|班長|組長|副?校長先生|副?校長|教頭先生|教頭|園長|館長|所長|院長|施設長|事務局長|理事長|局長|代表|主任児童委員|主任|先生|保健師|看護師|ケアマネジャー|ケアマネ|相談員|民生・?児童委員|民生委員|児童委員|住職|店長|社長|区長|議員|教諭|医師|担当者|管理人|大家|ヘルパー|msw|ssw)';
const ORG =
  '(?:地域包括支援センター|包括|市役所|区役所|役場|社協|警察署?|消防署?|病院|クリニック|薬局|保健所|保健センター|児童相談所|子ども家庭支援センター|シニアクラブ|老人会|町会|自治会|町内会|協議会|事業所|教育委員会|支援課|福祉課|総務課|防災課|[健住税]\\p{Script=Han}課|学校|商工会|消防団|pta)';
/** What may stand before の and a name: who one is. */
const ROLE_END =
  /(?:委員|[会長師課係部室団校社署協院局班小中街店寺市]|センター|包括|クラブ|役所|役場|ボランティア|サロン|事業所|ヘルパー|ケアマネ|ケアマネジャー|代表|先生|民生|pta)$/u;
const NO_NAME =
  /^(?:皆|客|お客|息子|娘|母|お母|父|お父|奥|旦那|主人|近所|住民|患者|利用者|本人|家族|業者|参加者|子|孫|兄|姉|弟|妹|沢山|親|方|役員|班員|職員|学生|生徒|先輩|相手|新人)$/u;
/** Words that a name may hang on to without a particle between: 訪問山田さん. */
const SWALLOWED =
  /^.*(?:訪問|電話|面談|会議|相談|同行|独居|高齢者?|支援|連絡|打合|丁目|来所|参加|出席|報告|件|代|一人|地区|部の|市内)(?=.)/u;

const PREFIX = `(?:([${HAN}${KATA}a-z0-9]{1,12})の)?`;
const PERSON = new RegExp(
  `${PREFIX}([${HAN}]{1,8}|[${KATA}]{2,10}|(?<![a-z])[a-z]{1,2})(?:\\([^()]{1,10}\\))?${HON}(宅|の?お?宅|の自宅|の家|\\(\\d+[歳才]\\)宅)?`,
  'gu',
);
/** 山田宅, and やまださん宅: only a home tells that the letters are a name. */
const HOME = new RegExp(
  `([${HAN}]{1,6})(?=宅(?![${HAN}]*[地配建急老])|家を訪問|家に訪問)|(?<!\\p{Script=Hiragana})(\\p{Script=Hiragana}{2,6}${HON})(?=宅)`,
  'gu',
);
const NO_HOME = /[住在帰自社邸御者帯民農実空借貸人]$/u;
const TITLED = new RegExp(
  `${PREFIX}([${HAN}${KATA}a-z0-9]{0,10}?)(${TITLE})(${HON})?(?!(?!宅|電話|訪問|面談|同行|来所)[会協部${HAN}])`,
  'gu',
);
const TITLED_AFTER =
  /^(?:と|に|へ|から|より|、|・|が|も|を|で| |$|宅|の?お宅|\n|の?ほか|ら|電話|訪問|面談|同行|来所)/u;
const COMPANY = new RegExp(
  `((?:[市県区町村都]の)?[${HAN}${KATA}a-z]{0,10}?${ORG}|[${HAN}${KATA}]{2,10}センター|ご?家族|[${HAN}${KATA}]{0,10}(?:防災部|福祉部|婦人部|青年部|高齢者支援課)|(?:[${KATA}]{3,10}|民生委員|住民有志|役員)の(?:皆さん|みなさん|皆様|方々))(?=と(?!いう|の|し)|が(?:来|参加|出席|同席)|(?:へ|に(?=[^。、\\s]{0,8}(?:電話|連絡|メール|fax|報告|挨拶|依頼)))(?!お?つな|繋|引き継))`,
  'gu',
);
/** 包括、保健師、民生委員 */
const LIST_ITEM = `(?:[${HAN}${KATA}]{0,8}?(?:${ORG}|${TITLE}))`;
const LIST = new RegExp(
  `(?<=[\\s。、(]|^)(${LIST_ITEM})(?:[、・](${LIST_ITEM})){1,8}(?=[\\s。)でと]|$)`,
  'gu',
);

export function findNames(text: string, known: string[]): FoundName[] {
  const found = [
    ...knownIn(text, known),
    ...persons(text),
    ...homes(text),
    ...titled(text),
    ...company(text),
    ...listed(text),
  ];
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const apart: FoundName[] = [];
  for (const name of found) if (!apart.some((a) => overlaps(a, name))) apart.push(name);
  return apart;
}

function knownIn(text: string, known: string[]): FoundName[] {
  const single = new Set(
    known.flatMap((names) => names.split(/[、,，・]/)).map((n) => plainWord(n.trim())),
  );
  return [...single].flatMap((name) => {
    const from = name.length < 2 ? -1 : text.indexOf(name);
    return from < 0 ? [] : [{ from, to: from + name.length, name, bare: false, isHome: false }];
  });
}

function persons(text: string): FoundName[] {
  return [...text.matchAll(PERSON)].flatMap((match) => {
    const [whole, prefix, run = '', home] = match;
    const name = run.replace(SWALLOWED, '');
    const hasRole = prefix !== undefined && ROLE_END.test(prefix) && name === run;
    if (NO_NAME.test(name) || NO_NAME.test(run)) return [];
    const swallowed = hasRole
      ? 0
      : (prefix === undefined ? 0 : prefix.length + 1) + run.length - name.length;
    const to = match.index + whole.length - (home?.length ?? 0);
    const from = match.index + swallowed;
    return [
      {
        from,
        to,
        name: text.slice(from, to),
        bare: !hasRole && !endsInTitle(name),
        isHome: home !== undefined,
      },
    ];
  });
}

function homes(text: string): FoundName[] {
  return [...text.matchAll(HOME)].flatMap((match) => {
    const name = match[0].replace(SWALLOWED, '');
    if (NO_HOME.test(name) || NO_NAME.test(name) || endsInTitle(name)) return [];
    const to = match.index + match[0].length;
    return [{ from: to - name.length, to, name, bare: true, isHome: true }];
  });
}

const endsInTitle = (name: string) => new RegExp(`${TITLE}$`, 'u').test(name);

function titled(text: string): FoundName[] {
  return [...text.matchAll(TITLED)].flatMap((match) => {
    const [whole, prefix, run = '', title = '', honour] = match;
    const end = match.index + whole.length;
    if (!TITLED_AFTER.test(text.slice(end, end + 3)) || /^(?:次期|前|元|新)$/.test(run)) return [];
    const isRole = prefix !== undefined && ROLE_END.test(prefix);
    const name = run.replace(SWALLOWED, '');
    const cut = isRole
      ? 0
      : (prefix === undefined ? 0 : prefix.length + 1) + run.length - name.length;
    const from = match.index + cut;
    const isAlone = name === '' && title === '先生' && honour === undefined;
    return isAlone
      ? []
      : [{ from, to: end, name: text.slice(from, end), bare: false, isHome: false }];
  });
}

function company(text: string): FoundName[] {
  return [...text.matchAll(COMPANY)].map(({ 0: whole, index }) => shared(whole, index));
}

function listed(text: string): FoundName[] {
  return [...text.matchAll(LIST)].flatMap(({ 0: whole, index }) => {
    let at = index;
    return whole.split(/[、・]/).map((item) => {
      const name = shared(item, at);
      at += item.length + 1;
      return name;
    });
  });
}

function shared(name: string, from: number): FoundName {
  return { from, to: from + name.length, name, bare: false, isHome: false };
}
