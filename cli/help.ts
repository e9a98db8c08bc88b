import type { Command } from './command.ts';

export function help(all: Command[]): Command {
  return { name: 'help', help: 'この一覧', run: async () => answer(all) };
}

function answer(all: Command[]) {
  const list = all.map(({ name, takes, help }) => ({
    command: [name, takes].filter(Boolean).join(' '),
    help,
  }));
  const lines = list.map(({ command, help }) => `  ${command}\n      ${help}`);
  const more =
    '命令のあとに --json をつけると、答えを1つの JSON で書きます。事業所がいくつかあるときは --office-id でえらびます。';
  return {
    json: { commands: list },
    text: ['使い方: npm run -s engawa -- 命令', '', ...lines, '', more].join('\n'),
  };
}
