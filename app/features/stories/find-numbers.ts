/** Telephones, mail, names on the net, numbers of insurance and cases, in a folded text. */
import { figures } from './folded.ts';
import { type Seen, seenBy } from './seen.ts';

const PHONE = { kind: 'phone', certain: true, instead: '（電話番号）' } as const;
const MAIL = { kind: 'mail', certain: true, instead: '（連絡先）' } as const;
const NUMBER = { kind: 'number', certain: true, instead: '（番号）' } as const;

const BETWEEN = '[-()/.・の\\s~ー]{0,2}';
/** Ten or eleven figures that begin with 0, or +81, however they are set apart. */
const WHOLE_PHONE = new RegExp(
  `(?<![\\d.])(?:\\+81${BETWEEN}(?:\\(0\\))?|\\((?=0\\d{1,4}\\))0|0)\\d?(?:${BETWEEN}\\d){8,9}(?!\\d)`,
  'g',
);
const CALLED =
  '(?:電話番号|電話|でんわ|tel|fax|ファックス|ファクス|ファクシミリ|携帯|けいたい|自宅|連絡先|℡|☎)';
/** Without the code of the town. */
const LOCAL_PHONE = new RegExp(
  `(?<=${CALLED}[はが:.\\s)(]{0,3})\\d{2,4}[-\\sの]?\\d{4}(?!\\d)|(?<![\\d-]|〒\\s?|郵便番号[:は\\s]{0,2})(?!(?:19|20)\\d\\d-(?:19|20)\\d\\d)\\d{2,4}-\\d{4}(?![\\d-])`,
  'g',
);
const INSIDE = /(?<=内線[は:.番号\s]{0,4})\d{1,6}/g;

export function findPhones(text: string): Seen[] {
  const digits = figures(text);
  return [
    ...[WHOLE_PHONE, INSIDE].flatMap((pattern) => seenBy(digits, pattern, () => PHONE)),
    ...seenBy(digits, LOCAL_PHONE, ([run]) => ({ ...PHONE, certain: !isHours(run) })),
  ];
}

/** 1400-1530 */
const isHours = (run: string) => /^(?:[01]\d|2[0-4])[0-5]\d-(?:[01]\d|2[0-4])[0-5]\d$/.test(run);

const ADDRESS = /[a-z0-9][a-z0-9._%+-]*\s?(?:@|\(at\)|\[at\]|☆|★)\s?[a-z0-9-]+(?:\.[a-z0-9-]+)+/g;
const HANDLE = /(?<![a-z0-9])@[a-z0-9_.]{2,}/g;
const NET =
  '(?:(?<![a-z])(?:line|x)|ライン|twitter|ツイッター|インスタグラム|インスタ|instagram|facebook|フェイスブック|tiktok|skype|zoom|discord|mixi)';
const SNS = new RegExp(
  `(?<=${NET}(?:の|で)?\\s?(?:id|アカウント|アカ|ユーザー名)?[\\s:は「『"(]{1,3})(?!id[\\s:])[a-z0-9_.-]{3,}`,
  'g',
);
const PAGE = /https?:\/\/[^\s、。）)」]+/g;

export function findMail(text: string): Seen[] {
  return [
    ...seenBy(text, PAGE, ([page]) => ({ ...MAIL, certain: isOfPerson(page) })),
    ...[ADDRESS, HANDLE, SNS].flatMap((pattern) => seenBy(text, pattern, () => MAIL)),
  ];
}

/** A page on the net may be the office's own; one of a social network is a person's. */
const isOfPerson = (page: string) =>
  /(?:twitter|x|instagram|facebook|tiktok|line|mixi|note)\.(?:com|me|jp|ee)\//.test(page);

const LABEL =
  '(?:介護保険|健康保険|国保|後期高齢|被?保険者(?:証)?(?:の)?番号|保険証(?:の)?番号|保険番号|受給者(?:証)?(?:の)?番号|手帳(?:の)?番号|整理番号|ケース番号|事例番号|相談番号|受付番号|登録番号|口座(?:の)?番号|口座|個人番号|マイナンバー|免許証?(?:の)?番号|会員番号|管理番号|記号番号|年金番号|診察券(?:の)?番号|診察券|利用者番号|患者番号|世帯番号|(?<!電話|郵便|携帯|fax|内線)番号|ケースno|ケース|会員no|id|no)';
const LABELLED = new RegExp(
  `(?<=${LABEL}[はがの:.\\s()「]{0,3})[a-z]{0,3}-?\\d(?:[-\\s]?\\d){2,}|(?<=${LABEL}[はがの:.\\s()「]{1,3})[a-z]{1,3}-?\\d+`,
  'g',
);
/** Twelve figures of a person, eight of a bank, ten of the insurance. Not money, not people. */
const LONG =
  /(?<![\d,.])(?:\d{4}[-\s]\d{4}[-\s]\d{4}(?:[-\s]\d{4})?|\d{6,})(?![\d,]|\s?(?:円|人|名|件|世帯|歩|部|枚|m|km|kg))/g;
const CAR = /\p{sc=Han}{1,4}\s?\d{2,3}\s?\p{sc=Hiragana}\s?[\d・]{1,2}-?\d{1,2}(?!\d)/gu;

export function findLabelled(text: string): Seen[] {
  return seenBy(figures(text), LABELLED, () => NUMBER);
}

export function findNumbers(text: string): Seen[] {
  const digits = figures(text);
  return [
    ...seenBy(digits, LONG, ([run]) => ({ ...NUMBER, certain: !isDate(run) })),
    ...seenBy(text, CAR, () => NUMBER),
  ];
}

/** 20261120 */
const isDate = (run: string) =>
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?$/.test(run);
