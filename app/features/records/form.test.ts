import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { privateKinds } from '../lists/private.ts';

test('the style opens the confidential part for the very kinds that begin in it (H8)', () => {
  const style = readFileSync(new URL('../../ui/work.css', import.meta.url), 'utf8');
  const opens = /\[name="kind"\]:is\(([^)]*)\):checked/.exec(style)?.[1] ?? '';
  const kinds = [...opens.matchAll(/\[value="([^"]+)"\]/g)].map(([, kind]) => kind);
  expect(kinds).toEqual(privateKinds);
});
