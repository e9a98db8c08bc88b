// Between looking at a file and taking it in, the file waits here: for an hour, for the person
// who sent it. The name on the disk is guessed by nobody and made by us.
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

type Owner = { officeId: string; staffId: string };
export type Upload = { name: string; bytes: Uint8Array };

const HOUR_MS = 60 * 60 * 1000;

export function keepUpload(owner: Owner, { name, bytes }: Upload, now = Date.now()): string {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  dropOld(now);
  const id = randomBytes(24).toString('hex');
  const head = Buffer.from(`${JSON.stringify(name.slice(0, 200))}\n`);
  writeFileSync(pathOf(owner, id), Buffer.concat([head, bytes]), { mode: 0o600 });
  return id;
}

/** Null when it is somebody else's, too old or gone. */
export function readUpload(owner: Owner, id: string, now = Date.now()): Upload | null {
  if (!/^[0-9a-f]{48}$/.test(id)) return null;
  try {
    const path = pathOf(owner, id);
    if (statSync(path).mtimeMs < now - HOUR_MS) return null;
    const kept = readFileSync(path);
    const end = kept.indexOf('\n');
    return { name: JSON.parse(kept.toString('utf8', 0, end)), bytes: kept.subarray(end + 1) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** What was chosen for an upload so far waits beside it. */
export function keepChoices(owner: Owner, id: string, choices: string): void {
  if (readUpload(owner, id)) writeFileSync(`${pathOf(owner, id)}.json`, choices, { mode: 0o600 });
}

export function readChoices(owner: Owner, id: string): string | null {
  const path = `${pathOf(owner, id)}.json`;
  return readUpload(owner, id) && existsSync(path) ? readFileSync(path, 'utf8') : null;
}

export function dropUpload(owner: Owner, id: string): void {
  if (!readUpload(owner, id)) return;
  for (const path of [pathOf(owner, id), `${pathOf(owner, id)}.json`])
    rmSync(path, { force: true });
}

function dropOld(now: number): void {
  for (const name of readdirSync(folder())) {
    const path = join(folder(), name);
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > HOUR_MS) rmSync(path, { force: true });
  }
}

function pathOf({ officeId, staffId }: Owner, id: string): string {
  return join(folder(), `${officeId}.${staffId}.${id}`);
}

function folder(): string {
  return join(process.env.DATA_DIR ?? './data', 'uploads');
}
