import { showDate, today } from '#app/lib/dates.ts';
import { type Edge, isProposal, type Kind, kinds, SINCE_EVER, showKind } from './area.ts';
import type { Refusal } from './stored.server.ts';
import type { Kept, Why } from './undo.ts';

export const refusalWords: Record<Refusal, string> = {
  unknown: 'この地域は見つかりません。画面を開きなおしてください。',
  clash: 'ほかの人が、この地域を先に直しました。下のいまの名前を見て、もう一度保存してください。',
  'same-name': '同じ種類で同じ名前の地域が、もうあります。',
  'wrong-place': 'この種類の地域は、そこには置けません。',
  'before-start': '終わりの日が、始まりの日より前です。',
  'no-staff': 'その日に働いている職員の中から選んでください。',
  'no-support': '支援の種類を選んでください。',
  assigned:
    'この人は、同じ地域で同じ支援の担当に、もうなっています。日が重ならないようにしてください。',
};

export const doneWords: Record<string, string> = {
  create: '地域を作りました。',
  rename: '名前を保存しました。',
  names: 'ほかの名前を保存しました。',
  close: '使い終わる日を決めました。これまでの記録は、そのまま残ります。',
  reopen: 'また使えるようにしました。',
  move: '上の地域を決めました。',
  confirm: '確かめたことを保存しました。',
  undo: 'まとめて確かめたことを、元に戻しました。',
  choose: '選んだ避難所区域に決めました。',
  propose: 'いちばん近い避難所を、もう一度さがしました。',
  districts: '避難所区域の地区を保存しました。',
  district: '地区を作りました。',
  assign: '担当を加えました。',
  end: '担当の終わる日を決めました。',
  cancel: 'まちがえた担当を消しました。',
};

export const dutyWords = { main: '主担当', deputy: '副担当' } as const;

/** Who says that it lies there. */
export function standingWords({ standing, source, metres }: Edge): string {
  const far = metres === null ? '' : `・${metres.toLocaleString('ja')}m`;
  if (isProposal({ standing })) return `未確認（いちばん近い避難所${far}）`;
  if (source === 'distance') return `人が確かめた（いちばん近い避難所${far}）`;
  return source === 'official' ? '取り込んだ表のとおり' : '人が決めた';
}

export function sourceWords(source: string): string {
  return source === 'hand' ? '手で書いた' : source;
}

type Sourced = { source: string; kind: Kind; updated_at: string };

/** What was brought in from others: from whom, how many, when it was last written. */
export function sourcesOf(areas: readonly Sourced[]) {
  const bySource = Map.groupBy(
    areas.filter(({ source }) => source !== 'hand'),
    ({ source }) => source,
  );
  return [...bySource].map(([source, some]) => {
    const count = (kind: Kind) => some.filter((area) => area.kind === kind).length;
    const counts = kinds
      .filter(({ kind }) => count(kind) > 0)
      .map(({ kind }) => `${showKind(kind)}${count(kind)}`)
      .join('・');
    const last =
      some
        .map(({ updated_at }) => updated_at)
        .sort()
        .at(-1) ?? '';
    return { source, counts, day: today(new Date(last)) };
  });
}

const whyKept: Record<Why, string> = {
  record: '行動記録に使っているので',
  appointment: '予定に使っているので',
  assignment: '担当が決まっているので',
  report: '報告書に使っているので',
  template: 'ひな形に使っているので',
  view: '見方に使っているので',
  memory: '前の記録の取り込みで、この地域と読むと決めてあるので',
  changed: 'そのあと直したところがあるので',
  names: 'ほかの名前を、そのあと直したので',
  moved: '置き場所が、そのあと変わったので',
  holds: '残る地域が、この中にあるので',
  twin: '同じ名前の地域が、ほかにできたので',
};

/** Why an area stays when the import that touched it is undone, or was. */
export function keptWords({ name, why }: Kept, isDone: boolean): string {
  return `「${name}」は、${whyKept[why]}、そのまま${isDone ? '残してあります' : '残します'}。`;
}

/** The day that stands for "ever" is never shown. */
export function periodWords(from: string | null, until: string | null): string {
  const begin = from && from > SINCE_EVER ? `${showDate(from)}から` : '';
  return `${begin}${until ? `${showDate(until)}まで` : ''}` || 'ずっと';
}

export const auditWords: Record<string, string> = {
  'area.import': '地域のファイルを取り込みました',
  'area.paste': '地域をまとめて貼り付けました',
  'area.create': '地域を作りました',
  'area.rename': '地域の名前を変えました',
  'area.names': '地域のほかの名前を変えました',
  'area.same': '地域を変えずに保存しました',
  'area.close': '地域を使い終わりにしました',
  'area.reopen': '地域をまた使えるようにしました',
  'area.move': '地域をどこに置くかを決めました',
  'area.confirm': '未確認の避難所区域を確かめました',
  'area.unconfirm': '避難所区域を未確認に戻しました',
  'area.propose': 'いちばん近い避難所をさがしました',
  'area.refuse': '地域を変えようとして、とまりました',
  'assignment.add': '担当を決めました',
  'assignment.end': '担当の終わる日を決めました',
  'assignment.cancel': 'まちがえた担当を消しました',
  'assignment.refuse': '担当を変えようとして、とまりました',
};
