import { passphraseOf } from '#app/features/backup/passphrase.ts';
import { openInto } from '#app/features/everything/opened.ts';
import { type Command, needed, readArgs } from './command.ts';
import { here } from './places.ts';

export const openCommand: Command = {
  name: 'open',
  takes: 'FILE --to FOLDER',
  help: '「すべての書き出し」を、空のフォルダーに開きます。開いたものは、だれにでも読めます。',
  run: async (args) => {
    const { values, words } = readArgs(args, { to: { type: 'string' } }, ['ファイル']);
    const folder = here(needed(values.to, '--to'));
    const { moment, tables, files } = await openInto(here(words[0] ?? ''), passphraseOf, folder);
    return {
      json: { folder, moment, tables, files: files.length },
      text: [
        `「${folder}」に開きました。はじめに「読んでください.md」を読んでください。`,
        '名前や内密のことが、だれにでも読めます。要らなくなったら、フォルダーごと消してください。',
      ].join('\n'),
    };
  },
};
