import { expect, test } from 'vitest';
import { passkeyHint } from './passkey-place.ts';

const site = 'https://engawa.example.jp';

test.each([
  ['localhost:3000', null, null],
  ['engawa.example.jp', site, null],
  ['engawa.example.jp:8443', `${site}:8443`, null],
  ['localhost:3000', site, /engawa\.example\.jp を開いたとき/],
  ['127.0.0.1:3000', null, /localhost と打って/],
  ['[::1]:3000', null, /localhost と打って/],
  ['192.168.1.5', 'https://192.168.1.5', /数字なので/],
  ['', null, null],
])('at %s, the address being %s: %s', (host, publicUrl, hint) => {
  const said = passkeyHint({ host, publicUrl });
  if (hint) expect(said).toMatch(hint);
  else expect(said).toBeNull();
});
