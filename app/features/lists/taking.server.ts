/** The office's words to choose from going out, with those that are no longer offered. */
import { sheetOf } from '#app/lib/sheet.ts';
import { maySetUp } from '../accounts/actor.ts';
import type { Taking } from '../jobs/taking.ts';
import { listNames } from './defaults.ts';
import { readLists } from './lists.server.ts';
import { groupsOf } from './lists.ts';
import { listWords } from './words.ts';

export const listTaking: Taking = {
  list: 'lists',
  title: '選択肢',
  page: '/settings/lists',
  mayTake: maySetUp,
  sheet: async (db, { officeId }) => {
    const lists = await readLists(db, officeId);
    return sheetOf(
      '選択肢',
      [
        { label: '一覧', width: 20, of: ({ list }) => listWords[list].title },
        { label: 'まとまり', of: ({ list, group }) => groupsOf(list)[group] ?? '' },
        { label: '言葉', width: 30, of: ({ label }) => label },
        { label: '使いはじめ', type: 'day', width: 12, of: ({ fromOn }) => fromOn },
        { label: '使い終わり', type: 'day', width: 12, of: ({ untilOn }) => untilOn },
        { label: 'コード', width: 20, of: ({ code }) => code },
      ],
      listNames.flatMap((list) => lists[list].map((code) => ({ list, ...code }))),
    );
  },
};
