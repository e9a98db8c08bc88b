import { change } from '#app/db/audit.server.ts';
import { makeInvitation } from '#app/features/accounts/invitations.server.ts';
import { tidyEmail } from '#app/features/accounts/sign-in.server.ts';
import { today } from '#app/lib/dates.ts';
import { type Command, Refusal, readArgs } from './command.ts';
import { withDatabase } from './database.ts';
import { invitationLink } from './links.ts';

export const userLink: Command = {
  name: 'user link',
  takes: 'MAIL',
  help: '入れなくなった人のために、一度だけ使える新しいリンクを作ります。',
  run: async (args) => {
    const [mail = ''] = readArgs(args, {}, ['メールアドレス']).words;
    const email = tidyEmail(mail);
    return withDatabase(async (db) => {
      const person = await db
        .selectFrom('staff')
        .selectAll()
        .where('email', '=', email)
        .executeTakeFirst();
      if (!person)
        throw new Refusal(`${email} の職員はいません。engawa user list で確かめてください。`);
      if (person.left_on && person.left_on < today())
        throw new Refusal(
          `${person.name}さんは ${person.left_on} に離れているので、リンクを作れません。`,
        );
      const whose = { officeId: person.office_id, staffId: person.id };
      const who = { officeId: person.office_id, staffId: null };
      const link = invitationLink(
        await change(db, who, (tx, note) => makeInvitation(tx, note, whose, null)),
      );
      const text = `${person.name}さんが入るためのリンクです。7日間、一度だけ使えます。本人だけに渡してください。\n${link}`;
      return { json: { link, name: person.name, email }, text };
    });
  },
};
