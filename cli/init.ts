import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { makeInvitation } from '#app/features/accounts/invitations.server.ts';
import { foundingForm } from '#app/features/founding/form.ts';
import { makeOffice } from '#app/features/founding/office.server.ts';
import { newId } from '#app/lib/ids.ts';
import { type Command, Misuse, needed, Refusal, readArgs } from './command.ts';
import { withDatabase } from './database.ts';
import { invitationLink } from './links.ts';

const options = {
  office: { type: 'string' },
  admin: { type: 'string' },
  name: { type: 'string' },
} as const;

export const init: Command = {
  name: 'init',
  takes: '--office 事業所の名前 --admin メールアドレス [--name システム係の名前]',
  help: '画面を使わずに事業所を作り、システム係がはじめて入るためのリンクを書きます。',
  run: async (args) => {
    const { values } = readArgs(args, options);
    const form = foundingForm.safeParse({
      office: needed(values.office, '--office'),
      email: needed(values.admin, '--admin'),
      name: values.name ?? 'システム係',
    });
    if (!form.success) throw new Misuse(form.error.issues[0]?.message ?? '');
    const { office, name, kana, email } = form.data;
    return withDatabase(async (db) => {
      const admin = { name, kana, email, role: 'admin' as const };
      const { officeId, token } = await foundWithLink(db, office, admin);
      const link = invitationLink(token);
      const text = `事業所「${office}」を作りました。${email} の人がはじめて入るためのリンクです。7日間、一度だけ使えます。\n${link}`;
      return { json: { officeId, office, admin: email, link }, text };
    });
  },
};

type Admin = Parameters<typeof makeOffice>[4];

/** As the first page makes it, with a link in place of a password. */
async function foundWithLink(db: Db, name: string, admin: Admin) {
  const person = { officeId: newId(), staffId: newId() };
  const token = await change(db, { officeId: person.officeId, staffId: null }, async (tx, note) => {
    if (!(await makeOffice(tx, note, person, name, admin)))
      throw new Refusal(
        `${admin.email} は、もう使われています。別のメールアドレスを書いてください。`,
      );
    return makeInvitation(tx, note, person, null);
  });
  return { officeId: person.officeId, token };
}
