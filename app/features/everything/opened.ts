/** Opens what was taken out: the seal, the zip, and whether all of it is as it was. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { BrokenZip, type Listed, listZip, readEntry } from '#app/lib/zip-on-disk.ts';
import { unsealed } from '../backup/sealed.ts';
import { inOurWords, MANIFEST, type Manifest, problem } from './manifest.ts';

export type Opened = { zip: string; manifest: Manifest; entries: Map<string, Listed> };

/** `folder` is for the unsealed zip; `passphrase` is asked for only where there is a seal. */
export async function openFile(
  path: string,
  passphrase: () => string,
  folder: string,
): Promise<Opened> {
  try {
    const zip = (await isZip(path)) ? path : await unsealedIn(folder, path, passphrase());
    // A copy lies under the same seal, and is no zip.
    if (!(await isZip(zip))) throw problem('strange');
    const entries = new Map((await listZip(zip)).map((entry) => [entry.name, entry]));
    const found = entries.get(MANIFEST);
    if (!found) throw problem('strange');
    const manifest = JSON.parse(await text(readEntry(zip, found))) as Partial<Manifest>;
    if (!manifest.engawa || !manifest.kinds) throw problem('strange');
    return { zip, entries, manifest: manifest as Manifest };
  } catch (error) {
    throw readable(error);
  }
}

/** What a person can be told of it. */
export function readable(error: unknown): unknown {
  if (error instanceof BrokenZip || error instanceof SyntaxError) return problem('damaged');
  const { code = '' } = error as NodeJS.ErrnoException;
  if (['ENOENT', 'EISDIR', 'EACCES'].includes(code))
    return problem('place', 'ファイルが読めません。名前と場所を確かめてください。');
  return inOurWords(error);
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await file.close();
  }
}

async function unsealedIn(folder: string, path: string, passphrase: string): Promise<string> {
  const zip = join(folder, 'everything.zip');
  await pipeline(
    createReadStream(path),
    (file: AsyncIterable<Buffer>) => unsealed(file, passphrase),
    createWriteStream(zip, { flags: 'wx', mode: 0o600 }),
  );
  return zip;
}

const SAFE = /^((jsonl|csv)\/[^/\\:]+|files\/[\w-]+\/[\w-][\w.-]*|[^/\\:.][^/\\:]*)$/;

/** Lays everything out in an empty folder, readable for its owner alone. */
export async function openInto(path: string, passphrase: () => string, folder: string) {
  const names = await readdir(folder).catch(() => []);
  if (names.length > 0)
    throw problem(
      'taken',
      `「${folder}」には、もう ${names.slice(0, 3).join('・')} があります。空のフォルダーを指定してください。`,
    );
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { zip, entries, manifest } = await openFile(path, passphrase, folder);
  try {
    for (const [name, entry] of entries) {
      if (!SAFE.test(name)) throw problem('damaged');
      await mkdir(dirname(join(folder, name)), { recursive: true, mode: 0o700 });
      const out = createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 });
      await pipeline(readEntry(zip, entry), out);
    }
  } catch (error) {
    throw readable(error);
  } finally {
    if (zip !== path) await rm(zip);
  }
  return manifest;
}
