/** Follows on and on, in the process that `following.server.ts` starts. */

import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { keyed } from '#app/db/keys.server.ts';
import { logFault } from '#app/db/log.server.ts';
import { readAtOnce } from '#app/db/open.server.ts';
import { inWords, type Making } from './folder.ts';
import { Follower } from './follower.server.ts';
import { Lost } from './log-reader.server.ts';
import { BackupProblem } from './problem.ts';
import { FOLLOWING } from './runs.ts';
import { Vault } from './vault.ts';

/** What the server hears: until when all is safe, why not since, and whether the log is held. */
export type Told = { safeAt: string | null; problem: string | null; isHolding: boolean };
/** `every`: milliseconds between two turns. */
export type Follows = { path: string; dataDir: string; making: Making; every?: number };

/** R7 allows a minute. */
const EVERY = 20_000;

export class Following {
  readonly #of: Follows;
  readonly #stop = new AbortController();
  #follower: Follower | null = null;
  #safeAt: string | null = null;
  constructor(of: Follows) {
    this.#of = of;
  }

  async on(say: (told: Told) => void): Promise<void> {
    while (!this.#stop.signal.aborted) {
      say(await this.turn());
      await after(this.#of.every ?? EVERY, null, { signal: this.#stop.signal }).catch(() => {});
    }
    say(await this.turn());
    this.#follower?.close();
  }

  /** What was committed by now is brought over once more. */
  stop(): void {
    this.#stop.abort();
  }

  async turn(): Promise<Told> {
    let problem: string | null = null;
    try {
      if (await hasOffice(this.#of.path)) {
        this.#follower ??= await this.#begin();
        await this.#follower.turn();
        this.#safeAt = this.#follower.safeAt;
      }
    } catch (error) {
      problem = this.#wordsFor(error);
    }
    return { safeAt: this.#safeAt, problem, isHolding: this.#follower !== null };
  }

  async #begin(): Promise<Follower> {
    const { path, dataDir, making } = this.#of;
    return Follower.begin({ path, dataDir, vault: await openVault(making) });
  }

  #wordsFor(error: unknown): string {
    if (error instanceof Lost) {
      this.#follower?.close();
      this.#follower = null;
    }
    const told = inWords(error, this.#of.making.folder);
    if (told instanceof BackupProblem) return sentenceFor(told, this.#of.making.folder);
    logFault('copy', error);
    return '追いかける控えが、途中で止まりました。もう一度始めます。';
  }
}

function sentenceFor({ kind, message }: BackupProblem, folder: string): string {
  if (kind === 'full') return `「${folder}」の空きが足りません。空きを作ると、ひとりでに続けます。`;
  if (kind === 'place')
    return `「${folder}」に書けません。ディスクがつながっているか確かめてください。つながると、ひとりでに続けます。`;
  return message;
}

/** An installation has its own folder, so that an empty one that begins anew covers nothing. */
async function openVault({ folder, passphrase, cost }: Making): Promise<Vault> {
  const own = keyed('digest', FOLLOWING).slice(0, 12);
  return Vault.openOrMake(join(folder, FOLLOWING, own), passphrase, cost);
}

/** Before the first one there is nothing to lose. */
async function hasOffice(path: string): Promise<boolean> {
  const read = readAtOnce(path, (db) => db.selectFrom('office').select('id').executeTakeFirst());
  return (await read) !== undefined;
}
