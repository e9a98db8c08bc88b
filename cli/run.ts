import { BackupProblem } from '#app/features/backup/problem.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { type Answer, type Command, Misuse, Refusal } from './command.ts';
import { commands } from './commands.ts';
import { help } from './help.ts';

export type Said = { out: string; err: string; code: 0 | 1 | 2 };

/** With --json standard output holds one object and nothing else, whatever happens. */
export async function run(args: string[], all: Command[] = commands): Promise<Said> {
  const asJson = args.includes('--json');
  const rest = args.filter((arg) => arg !== '--json');
  try {
    const { command, args: own } = find(rest, all);
    return said(asJson, await command.run(own));
  } catch (error) {
    return fault(asJson, error);
  }
}

function find(args: string[], all: Command[]): { command: Command; args: string[] } {
  const [first = 'help', second = ''] = args;
  if (['help', '--help', '-h'].includes(first)) return { command: help(all), args: args.slice(1) };
  const two = all.find(({ name }) => name === `${first} ${second}`);
  if (two) return { command: two, args: args.slice(2) };
  const one = all.find(({ name }) => name === first);
  if (one) return { command: one, args: args.slice(1) };
  throw new Misuse(
    `「${args.slice(0, 2).join(' ')}」という命令はありません。engawa help で一覧を見られます。`,
  );
}

function said(asJson: boolean, { json, text, failed }: Answer): Said {
  return { out: asJson ? JSON.stringify(json) : text, err: '', code: failed ? 1 : 0 };
}

function fault(asJson: boolean, error: unknown): Said {
  const sentence = error instanceof Error ? error.message : String(error);
  const isOurs = [Misuse, Refusal, UnreadableFile, BackupProblem].some(
    (kind) => error instanceof kind,
  );
  return {
    out: asJson ? JSON.stringify({ error: sentence }) : '',
    err: isOurs ? sentence : `うまく動きませんでした。${sentence}`,
    code: error instanceof Misuse ? 2 : 1,
  };
}
