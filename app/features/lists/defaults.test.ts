import { describe, expect, test } from 'vitest';
import { connectedGroups, defaultLists, isDefaultCode, listNames } from './defaults.ts';

// HANDBOOK, Facts and default lists: the labels exactly as they stand there.
const labels = {
  support: '個別支援／地域生活支援／地域支援／しくみづくり／内部・その他',
  kind: '個別相談・訪問／会合への出席／場づくり／まち歩き・地域踏査／聞き取り／アンケート／資源の把握・開拓／団体の立ち上げ・運営支援／連絡調整／ケース会議・支援会議／地域ケア会議／第二層協議体／避難所運営連絡会／避難訓練／相談窓口／研修・講座／啓発／広報・情報発信／記録・分析・振り返り／その他',
  means: '訪問／来所／電話／メール・SNS／オンライン／会議／同行／地域の場／手紙・FAX／その他',
  through:
    '本人／家族／近隣・住民／民生委員・児童委員／自治会・町会／シニアクラブ／ボランティア・サロン／地域包括支援センター／行政／学校／医療機関／福祉事業所／社協内部／アウトリーチ／食料支援・貸付から／広報を見て／その他',
  about:
    '高齢者／障害のある人／子ども・若者／子育て世帯／ひとり親／生活困窮／ひきこもり／8050／外国人／ヤングケアラー／ダブルケア／分野横断／地域・団体／その他',
  trouble:
    '病気・健康・障害／住まい／収入・生活費／家賃・ローン／税・公共料金／債務／仕事探し／仕事の不安／地域との関係／家族関係／子育て／介護／ひきこもり・不登校／DV・虐待／食べるものがない／状況の整理／ごみ・片付け／ペット／買い物／移動／ごみ出し／草取り／防災／居場所がない／つながりがない／その他',
  isolation: 'なし／地域から／家族から／両方／不明',
  result: '情報提供／つないだ／継続／見守り／終結／未対応',
  connected:
    '生活福祉課／自立相談／地域包括／保健／子ども家庭／障害相談／学校・教育委員会／警察・消防／その他行政／自治会・町会／民生委員／サロン／子ども食堂／NPO／ボランティア／社会福祉法人／商店・企業／シニアクラブ／医療機関',
} as const;

describe.each(listNames)('the default list %s', (name) => {
  const list = defaultLists[name];

  test('has the labels of the handbook, in its order', () => {
    expect(list.map((entry) => entry.label).join('／')).toBe(labels[name]);
  });

  test('has unique short kebab codes', () => {
    expect(new Set(list.map((entry) => entry.code)).size).toBe(list.length);
    for (const { code } of list) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

test('only the agencies connected to stand in groups, public first', () => {
  const groups = defaultLists.connected.map((entry) => entry.group);
  expect(groups.filter((group) => group === 'public')).toHaveLength(9);
  expect(groups.lastIndexOf('public')).toBeLessThan(groups.indexOf('community'));
  for (const group of groups) expect(Object.keys(connectedGroups)).toContain(group);
  expect(defaultLists.kind.every((entry) => entry.group === undefined)).toBe(true);
});

test('knows its own codes and no others', () => {
  expect(isDefaultCode('kind', 'drill')).toBe(true);
  expect(isDefaultCode('kind', '避難訓練')).toBe(false);
});
