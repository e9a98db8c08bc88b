/**
 * A command answers with one object for programs and lines for people. What somebody called
 * wrongly is a Misuse (exit 2), what cannot be done now a Refusal (exit 1), each one sentence.
 */
import { parseArgs } from 'node:util';

export type Answer = { json: Record<string, unknown>; text: string; failed?: boolean };
export type Command = {
  /** One word or two: `init`, `audit verify`. */
  name: string;
  /** What follows the name, for the help: `--office NAME --admin MAIL`. */
  takes?: string;
  help: string;
  run: (args: string[]) => Promise<Answer>;
};

export class Misuse extends Error {}
export class Refusal extends Error {}

type Options = Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>;

/** Options by name and the other words; what is unknown or left over is a Misuse. */
export function readArgs<O extends Options>(args: string[], options: O, words: string[] = []) {
  const { values, positionals } = parsed(args, options);
  if (positionals.length > words.length)
    throw new Misuse(`「${positionals[words.length]}」は余分です。`);
  const missing = words[positionals.length];
  if (missing) throw new Misuse(`${missing}を書いてください。`);
  return { values, words: positionals };
}

function parsed<O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const name = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? '';
    const isUnknown = (error as NodeJS.ErrnoException).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    throw new Misuse(
      isUnknown ? `「${name}」という指定はありません。` : `「${name}」の書き方が違います。`,
    );
  }
}

export function needed(value: string | undefined, name: string): string {
  const text = value?.trim();
  if (!text) throw new Misuse(`${name} を書いてください。`);
  return text;
}
