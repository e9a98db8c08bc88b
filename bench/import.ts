/** P8: ten thousand messy rows of an old log, while others go on saving. */
import { openDatabase } from '#app/db/open.server.ts';
import type { Actor } from '#app/features/accounts/actor.ts';
import { bringIn } from '#app/features/imports/commit.server.ts';
import { openImport } from '#app/features/imports/open.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { atMost, ms, type Table, timesOf, whole } from './measure.ts';
import { copyOffice, type Office } from './office.ts';
import type { Town } from './town.ts';

const ROWS = 10_000;
const DAY = '2026-11-23';

export async function benchImport(office: Office): Promise<Table> {
  const copy = await copyOffice(office);
  const db = openDatabase(copy.target);
  try {
    const { town } = copy;
    const head = town.staff.find(({ role }) => role === 'manager');
    if (!head) throw new Error('Nobody to bring it in');
    const who = { officeId: town.officeId, staffId: head.id };
    const bytes = Buffer.from(messyLog(town, ROWS));
    const others = savingOthers(db, town, head);
    const began = performance.now();
    const used = process.cpuUsage();
    const opened = await openImport(db, who, { name: '古い記録.csv', bytes }, DAY);
    const brought = await bringIn(db, who, '古い記録.csv', opened);
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(used);
    const saves = timesOf(await others.stop());
    const { rows, accepted, rejected, skipped, repaired } = brought;
    const title = `P8 import of an old log, ${whole(office.records)} records, ${office.engine}`;
    return {
      title,
      head: ['what', 'measured', 'target', ''],
      rows: [
        [`${whole(ROWS)} messy rows`, `${seconds.toFixed(1)} s`, '≤ 10 s', atMost(seconds, 10)],
        ['saving by others meanwhile, p95', `${ms(saves.p95)} ms`, '', ''],
      ],
      notes: [
        `${rows} rows: ${accepted} accepted (${repaired} repaired), ${rejected} rejected, ${skipped} skipped; ${saves.n} saves of others meanwhile; ${((user + system) / 1e6).toFixed(1)} s of the processor, reading apart.`,
      ],
    };
  } finally {
    await db.destroy();
    await copy.drop();
  }
}

/** Somebody saves ten times a second, as a whole office does at most. */
function savingOthers(db: ReturnType<typeof openDatabase>, town: Town, head: { id: string }) {
  const actor = { officeId: town.officeId, staffId: head.id } as Actor;
  const fields = buildFields({ areaId: town.city.id, goalId: null });
  const times: number[] = [];
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      const began = performance.now();
      await saveRecord(db, actor, newId(), fields);
      times.push(performance.now() - began);
      await new Promise((done) => setTimeout(done, 100));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await work;
      return times;
    },
  };
}

/** Every sort of day, areas as people write them, sums, blank rows, days carried down, mistakes. */
export function messyLog(town: Town, rows: number): string {
  const lines = ['令和6年度 地域活動記録', '縁川市社会福祉協議会', '', HEADS];
  for (let n = 0; n < rows; n += 1) lines.push(messyRow(town, n));
  return `${lines.join('\r\n')}\r\n`;
}

const HEADS = '日付,時間,所要時間,地区,種別,内容,相手,人数,次回,担当,備考';

function messyRow(town: Town, n: number): string {
  if (n % 97 === 96) return `小計,,,,,,,${n},,,`;
  if (n % 211 === 210) return HEADS;
  if (n % 89 === 88) return ',,,,,,,,,,';
  const month = (n % 12) + 1;
  const date = (n % 28) + 1;
  const year = month < 4 ? 2025 : 2024;
  const days = [
    `${month}/${date}`,
    `${month}月${date}日`,
    `R${year - 2018}.${month}.${date}`,
    `${year}/${month}/${date}`,
    '',
    `令和${year - 2018}年${month}月${date}日`,
    n % 50 === 6
      ? '2/30'
      : `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
  ];
  const kinds = ['会議', '家庭訪問', '電話', 'サロン', '打合せ', '研修', 'まち歩き'];
  const area = (town.towns[n % town.towns.length]?.name ?? '').replace('丁目', n % 2 ? '' : '丁目');
  const text = `${n}件目。役員会で防災アンケートの相談をした。${n % 3 ? '次の月にもう一度集まることにした。' : ''}`;
  const cells = [
    days[n % days.length],
    n % 2 ? '14:00' : '午後2時半',
    n % 3 ? '60分' : '1時間半',
    area,
    kinds[n % kinds.length],
    n % 5 ? text : `"${text}\r\n""大切""な話"`,
    n % 2 ? '自治会長' : '',
    n % 4 ? `${n % 30}名` : '多数',
    n % 6 ? '' : '電話をする',
    town.staff[n % 50]?.name ?? '',
    n % 9 ? '' : '雨',
  ];
  return cells.join(',');
}
