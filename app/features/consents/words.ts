import { type Means, type Scope, type Standing, scopes, ways } from './consent.ts';

export const auditWords: Record<string, string> = {
  'consent.erase': '保存期間が過ぎた同意を、なくしました',
  'consent.add': '同意を書きとめました',
  'consent.same': '同意を変えずに保存しました',
  'consent.withdraw': '同意の取り消しを書きとめました',
  'consent.read': '同意を読みました',
  'consent.list': '同意の一覧を読みました',
};

export const scopeWords = Object.fromEntries(
  scopes.map(({ value, label }) => [value, label]),
) as Record<Scope, string>;
export const meansWords = Object.fromEntries(
  ways.map(({ value, label }) => [value, label]),
) as Record<Means, string>;

export const standingWords: Record<Standing, string> = {
  open: '有効',
  soon: 'もうすぐ期限',
  over: '期限切れ',
  withdrawn: '取り消し',
};

/** Of audit lines. */
export const fieldWords: Record<string, string> = { agreed: '何の同意か' };
export const valueWords: Record<string, Record<string, string>> = { agreed: scopeWords };
