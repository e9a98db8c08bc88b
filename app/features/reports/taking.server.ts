/** The list of reports going out: those that one may read. */
import { sheetOf } from '#app/lib/sheet.ts';
import type { Taking } from '../jobs/taking.ts';
import type { Report } from './report.ts';
import { listReports } from './reports.server.ts';
import { scopeWords } from './words.ts';

export const reportTaking: Taking = {
  list: 'reports',
  title: '報告書',
  page: '/reports',
  mayTake: () => true,
  sheet: async (db, actor) =>
    sheetOf<Report>(
      '報告書',
      [
        { label: '報告書', width: 40, of: ({ title }) => title },
        { label: 'いつから', type: 'day', width: 12, of: ({ from }) => from },
        { label: 'いつまで', type: 'day', width: 12, of: ({ until }) => until },
        { label: '何の報告書か', width: 12, of: ({ scope }) => scopeWords[scope] },
        { label: 'どこの・だれの', width: 20, of: ({ place }) => place },
        { label: '書いた人', width: 16, of: ({ writer }) => writer },
        { label: '状態', width: 10, of: ({ fixedAt }) => (fixedAt ? '確定' : '下書き') },
      ],
      await listReports(db, actor),
    ),
};
