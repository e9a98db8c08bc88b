/** The databases of the released versions, see scripts/make-fixture.ts. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const folder = join(import.meta.dirname, 'fixtures');

/** Their audit chains are made with it, so that they can be verified anywhere. */
export const fixtureSecret =
  'the secret of the fixtures, known to everybody, used for nothing else';

export function fixtureFile(version: string): string {
  return join(folder, version, 'engawa.db.gz');
}

export function fixtureVersions(): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? [e.name] : [],
  );
}

export function unpackFixture(version: string, target: string): void {
  writeFileSync(target, gunzipSync(readFileSync(fixtureFile(version))));
}
