// Japanese text for finding. Text and question go through the same normalise(), so that
// full-width, half-width, capital and old forms of a name meet. The result is for comparing
// only, never for showing or keeping: 髙橋 stays 髙橋 on the screen.

// The first character of each group stands for the others. Old and name forms only, as found in
// names of people and places. 斉 and 斎 are two names, but who searches rarely knows which.
const VARIANTS = `
高髙 崎﨑嵜 吉𠮷 辺邊邉 斎齋齊斉 浜濱濵 徳德 桑桒 橋槗 柳栁 昇曻 島嶋嶌 淵渕 沢澤 広廣 国國圀 桜櫻 真眞 恵惠 栄榮 寿壽
竜龍 滝瀧 瀬瀨 弥彌 実實 円圓 県縣 学學 会會 来來 万萬 与與 気氣 静靜 浅淺 条條 団團 応應 戸戶 黒黑 増增 横橫 内內
青靑 清淸 頼賴 緒緖 郷鄕鄉 槙槇 鴎鷗 野埜 富冨 館舘 芦蘆 篭籠 桧檜 蔵藏 豊豐 岳嶽 峰峯 済濟 亀龜 鉄鐵 寛寬 晋晉 荘莊
教敎 曽曾 禄祿 園薗 剣劍劔釼 総總 歩步 毎每 巌巖 遥遙 瑶瑤 尭堯 凛凜 亜亞 囲圍 衛衞 駅驛 塩鹽 奥奧 温溫 関關 観觀 帰歸
旧舊 峡峽 暁曉 勲勳 経經 芸藝 顕顯 号號 黄黃 産產 児兒 湿濕 収收 従從 渋澁澀 将將 焼燒 称稱 乗乘 浄淨 図圖 数數 声聲
銭錢 双雙 壮壯 対對 体體 台臺 担擔 昼晝 庁廳 聴聽 点點 伝傳 灯燈 当當 独獨 麦麥 発發 秘祕 仏佛 変變 宝寶 穂穗 満滿 薬藥
予豫 余餘 誉譽 様樣 謡謠 両兩 緑綠 礼禮 霊靈 齢齡 恋戀 楼樓 録錄 湾灣 鶏鷄 鉱鑛 翠翆 薮藪籔
-‐‑‒–—―− ~〜 σς
`;

const COMMON = new Map(
  VARIANTS.trim()
    .split(/\s+/)
    .flatMap((group) => {
      const [common = '', ...others] = group;
      return others.filter((other) => other !== common).map((other) => [other, common] as const);
    }),
);
const VARIANT = new RegExp(`[${[...COMMON.keys()].join('')}]`, 'gu');
// Selectors of a glyph's form, soft hyphens and other letters without width.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

export function normalise(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(VARIANT, (letter) => COMMON.get(letter) ?? letter);
}

const RUN = /[^\s\p{P}\p{S}\p{C}]+/gu;

// Every two letters that follow each other, each pair once. A word of one letter alone is that
// letter; so one letter inside a longer run is not found this way. Signs only: nothing.
export function bigrams(normalised: string): string[] {
  const grams = new Set<string>();
  for (const [run] of normalised.matchAll(RUN)) {
    const signs = [...run];
    if (signs.length === 1) grams.add(run);
    for (let at = 1; at < signs.length; at++) grams.add(`${signs[at - 1]}${signs[at]}`);
  }
  return [...grams];
}

export function words(query: string): string[] {
  const found = normalise(query).split(' ').filter(Boolean);
  return [...new Set(found.map((word) => [...word].slice(0, 50).join('')))].slice(0, 8);
}

export type Piece = { text: string; hit: boolean };

// The original text cut where one of the words (as words() gives them) stands in it.
export function highlight(text: string, words: string[]): Piece[] {
  const parts = letters(text);
  const hits = hitLetters(parts, words);
  const pieces: Piece[] = [];
  parts.forEach((part, index) => {
    const hit = hits.has(index);
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += part;
    else pieces.push({ text: part, hit });
  });
  return pieces;
}

// About `length` letters round the first word found, on one line, … where something is left out.
export function excerpt(text: string, words: string[], length: number): string {
  const parts = letters(text.replace(/\s+/g, ' ').trim());
  if (parts.length <= length) return parts.join('');
  const hits = hitLetters(parts, words);
  const first = parts.findIndex((_, index) => hits.has(index));
  const start = Math.max(0, Math.min(first - Math.floor(length / 3), parts.length - length));
  const end = start + length;
  return `${start > 0 ? '…' : ''}${parts.slice(start, end).join('')}${end < parts.length ? '…' : ''}`;
}

// What NFKC may join stays together (ﾊ with ﾞ, a letter with its marks, Korean syllables), so
// folding letter by letter gives the same as folding the whole.
const LETTER = /.[\p{M}\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7ff\uffa0-\uffdc]*/gsu;

export function letters(text: string): string[] {
  return text.match(LETTER) ?? [];
}

function hitLetters(parts: string[], words: string[]): Set<number> {
  const owner: number[] = []; // for each unit of the folded text the letter it came from
  let folded = '';
  parts.forEach((part, index) => {
    const piece = fold(part);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit++) owner.push(index);
  });
  const hits = new Set<number>();
  for (const word of words.filter(Boolean)) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      for (const index of owner.slice(at, at + word.length)) hits.add(index);
    }
  }
  return hits;
}

const CHOME = /([二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])丁目/g;

// One key for a town however it is written: 滝山五丁目, 滝山５丁目 and 滝山5; 霞ケ関 and 霞が関;
// 丸ノ内 and 丸の内; 大字南沢 and 南沢. 一番町 keeps its 一: only 丁目 are counted.
export function townKey(name: string): string {
  return normalise(name)
    .replaceAll(' ', '')
    .replace(/^(大字|字)(?=.)/, '')
    .replace(/(?<=.)[ケヶガがヵ](?=\p{sc=Han})/gu, 'ヶ')
    .replace(/(?<=.)[ノの之](?=.)/gu, 'の')
    .replace(CHOME, (_, count: string) => `${kanjiNumber(count)}丁目`)
    .replace(/0*(\d+)丁目$/, '$1');
}

const PLACES =
  /^([一二三四五六七八九]?千)?([一二三四五六七八九]?百)?([一二三四五六七八九]?十)?([一二三四五六七八九])?$/;
const FIGURES = '〇一二三四五六七八九';

// 十一 → 11, 二〇二六 → 2026, 三万五千 → 35000; figures as they are; anything else null.
export function kanjiNumber(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const figures = plain.replace(/[〇一二三四五六七八九]/g, (figure) =>
    String(FIGURES.indexOf(figure)),
  );
  if (/^\d+$/.test(figures)) return Number(figures);
  const [, high, low = ''] = /^(?:(.+)万)?(.*)$/.exec(plain) ?? [];
  const [upper, lower] = [high === undefined ? 0 : belowTenThousand(high), belowTenThousand(low)];
  if (plain === '' || upper === null || lower === null) return null;
  return upper * 10_000 + lower;
}

function belowTenThousand(text: string): number | null {
  const places = PLACES.exec(text);
  if (!places) return null;
  // 千 alone is one thousand: its first letter is no figure.
  return [1000, 100, 10, 1].reduce((sum, unit, index) => {
    const place = places[index + 1];
    return place ? sum + unit * Math.max(1, FIGURES.indexOf(place.charAt(0))) : sum;
  }, 0);
}
