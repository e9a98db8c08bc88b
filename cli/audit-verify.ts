import { officesToVerify, verifyAudit } from '#app/db/verify-audit.server.ts';
import { type Command, readArgs } from './command.ts';
import { officeOf, withDatabase } from './database.ts';

export const auditVerify: Command = {
  name: 'audit verify',
  takes: '[--office-id ID]',
  help: '操作の記録（だれが何をしたか）のつながりを確かめます。書きかえや欠けがあれば 1 で終わります。',
  run: async (args) => {
    const { values } = readArgs(args, { 'office-id': { type: 'string' } });
    return withDatabase(async (db) => {
      const one = values['office-id'];
      const ids = one ? [(await officeOf(db, one)).id] : await officesToVerify(db);
      const names = new Map(
        (await db.selectFrom('office').select(['id', 'name']).execute()).map((o) => [o.id, o.name]),
      );
      const offices = [];
      for (const id of ids)
        offices.push({ name: names.get(id) ?? null, ...(await verifyAudit(db, id)) });
      const failed = offices.some(({ faults }) => faults.length > 0);
      return {
        json: { ok: !failed, offices },
        text: offices.flatMap(lines).join('\n') || '操作の記録はまだありません。',
        failed,
      };
    });
  },
};

type Looked = { name: string | null; officeId: string; lines: number; faults: string[] };

function lines({ name, officeId, lines, faults }: Looked): string[] {
  const office = name ?? `消えた事業所（${officeId}）`;
  if (faults.length === 0) return [`${office}: ${lines} 行、つながりに異常はありません。`];
  return [
    `${office}: ${lines} 行、つながりに異常があります。`,
    ...faults.map((fault) => `  ・${fault}`),
  ];
}
