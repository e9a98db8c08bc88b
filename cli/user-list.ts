import { roleNames } from '#app/features/accounts/actor.ts';
import { listStaff } from '#app/features/accounts/people.server.ts';
import { type Command, readArgs } from './command.ts';
import { officeOf, withDatabase } from './database.ts';

export const userList: Command = {
  name: 'user list',
  takes: '[--office-id ID]',
  help: '職員の一覧を書きます。',
  run: async (args) => {
    const { values } = readArgs(args, { 'office-id': { type: 'string' } });
    return withDatabase(async (db) => {
      const office = await officeOf(db, values['office-id']);
      const staff = await listStaff(db, office.id);
      const users = staff.map(({ id, name, email, role, left_on, password_hash }) => ({
        id,
        name,
        email,
        role,
        leftOn: left_on,
        hasSignedIn: password_hash !== null,
      }));
      const line = (u: (typeof users)[number]) =>
        [
          u.name,
          u.email,
          roleNames[u.role],
          u.leftOn ? `${u.leftOn} まで` : u.hasSignedIn ? '' : 'まだ入っていません',
        ]
          .filter(Boolean)
          .join('　');
      return { json: { office, users }, text: [office.name, ...users.map(line)].join('\n') };
    });
  },
};
