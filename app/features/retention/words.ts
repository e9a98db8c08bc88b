import type { Stage } from './retention.ts';

export const stageWords: Record<Stage, string> = {
  open: '承認を待っています',
  refused: '承認されませんでした',
  withdrawn: '取り下げました',
  approved: '承認されました。まだ消し終わっていません',
  erased: '消しました',
};

export const GAPS_LEFT =
  '消した文のあとが、データのすき間にまだ残っています。空きを作ってから「すき間も空にする」を押してください。';

export const auditWords: Record<string, string> = {
  'retention.rule': '保存期間を決めました',
  'retention.hold': '廃棄を保留にしました',
  'retention.release': '廃棄の保留をやめました',
  'retention.seen': '今年度の廃棄の予定を確かめました',
  'disposal.propose': '廃棄を提案しました',
  'disposal.approve': '廃棄を承認しました',
  'disposal.refuse': '廃棄を承認しませんでした',
  'disposal.withdraw': '廃棄の提案を取り下げました',
  'disposal.same': '廃棄の提案を、変えずに送りました',
  'disposal.end': '廃棄を終えました',
  'disposal.clean': 'データのすき間も空にしました',
  'draft.erase': '保存期間が過ぎた書きかけを、なくしました',
};

export const fieldWords: Record<string, string> = { years: '保存する年数', disposal: '廃棄の番号' };
