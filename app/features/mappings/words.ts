import { defaultLists } from '../lists/defaults.ts';
import { verbs } from '../lists/verbs.ts';
import { listWords } from '../lists/words.ts';
import { forms, type Measure } from './forms.ts';
import { addsUp, type Counted, type RuleHead } from './mapping.ts';

export const headWords: Record<RuleHead, string> = {
  kind: listWords.kind.title,
  verb: '支援の動き',
  support: listWords.support.title,
  means: listWords.means.title,
  through: listWords.through.title,
  about: listWords.about.title,
  connected: listWords.connected.title,
  goal: '目標',
};

export const measureWords: Record<Measure, { title: string; unit: string }> = {
  records: { title: '延べ件数', unit: '件' },
  days: { title: '日数', unit: '日' },
  heads: { title: '延べ人数', unit: '人' },
  minutes: { title: 'かかった時間（分）', unit: '分' },
};

/** What the figures are, and whether they add up. */
export function sumSentences(counted: Counted): string[] {
  const several = counted.several.toLocaleString('ja');
  return [
    'ひとつの記録は、ひとつの欄で一度だけ数えます。',
    ...(counted.several > 0
      ? [
          `件数の欄の2つ以上に入った記録が、${several}件あります。欄を足しても、記録の数にはなりません。`,
        ]
      : addsUp(counted)
        ? ['件数の欄と「どれにも入らない」を足すと、記録の数になります。']
        : []),
    '日数は、その欄の記録がある日の数です。同じ日に何件あっても1日です。',
    '人数や時間が書かれていない記録は、人数や時間には入りません。',
  ];
}

export const doneWords: Record<string, string> = {
  first: 'はじめの形を入れました。合わないところを直してください。',
  copy: '昨年度と同じにしました。',
};

export const auditWords: Record<string, string> = {
  'mapping.save': 'ほかの報告で、どの言葉がどの欄に入るかを変えました',
  'mapping.first': 'ほかの報告の欄に、はじめの言葉を入れました',
  'mapping.copy': 'ほかの報告の欄を、昨年度と同じにしました',
  'mapping.same': 'ほかの報告の欄を、変えずに保存しました',
  'mapping.clash': 'ほかの報告の欄を同時に変えようとして、とまりました',
};

export const fieldWords: Record<string, string> = {
  form: '様式',
  year: '年度',
  target: '欄',
  added: '入れた言葉',
  dropped: '外した言葉',
};

/** What the audit keeps of rules (`target/head/code`, or `head/code`), target by target. */
export function rulesInWords(paths: readonly string[]): string {
  const said = new Map<string, string[]>();
  for (const path of paths) {
    const [code = '', head = '', target = ''] = path.split('/').reverse();
    said.set(target, [...(said.get(target) ?? []), codeInWords(head, code)]);
  }
  return [...said]
    .map(([target, words]) => `${targetInWords(target)}${words.join('／')}`)
    .join('、');
}

function targetInWords(code: string): string {
  const target = forms.flatMap(({ targets }) => targets).find((t) => t.code === code);
  return target ? `「${target.label}」は` : '';
}

function codeInWords(head: string, code: string): string {
  if (head === 'goal') return '目標のひとつ';
  const known = head === 'verb' ? verbs.find((v) => v.verb === code) : ofList(head, code);
  return known?.label ?? 'この事業所で加えた言葉';
}

const ofList = (head: string, code: string) =>
  Object.entries(defaultLists)
    .find(([list]) => list === head)?.[1]
    .find((c) => c.code === code);
