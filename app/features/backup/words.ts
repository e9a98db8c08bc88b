import { showMoment } from '#app/lib/dates.ts';
import type { Sums } from '#app/lib/row-sums.ts';

export const auditWords: Record<string, string> = {
  'backup.make': '控えをとりました',
};

export const KINDS = { night: '夜の控え', following: '追いかける控え' };

/** 記録 120 件、職員 7 人…: what somebody can compare by eye. */
export function countsInWords(tables: Sums): string {
  const count = (table: string) => (tables[table]?.rows ?? 0).toLocaleString('ja');
  return `記録 ${count('record')} 件、職員 ${count('staff')} 人、写真とファイル ${count('file')} 個、操作の記録 ${count('audit')} 行`;
}

export function newestInWords(newest: string | null): string {
  return newest ? `いちばん新しい操作は ${showMoment(newest)}` : '操作はまだありません';
}

export function sizeInWords(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes < 1 ? `${Math.ceil(bytes / 1024)} KB` : `${megabytes.toFixed(1)} MB`;
}

/** PostgreSQL follows by itself, with a second server. */
export function replicasInWords(replicas: { name: string; late: number }[] | null): string | null {
  if (replicas === null) return null;
  if (replicas.length === 0)
    return 'PostgreSQL の2台目は、つながっていません。1分以内の控えは、2台目を用意するとできます。';
  const each = replicas.map(
    ({ name, late }) => `${name || '名前なし'}：${late.toFixed(1)}秒おくれ`,
  );
  return `PostgreSQL の2台目がついてきています（${each.join('、')}）。`;
}
