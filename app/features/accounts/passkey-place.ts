/** Where passkeys work: a browser ties them to the name in the address bar, never to a number. */
type Place = { host: string; publicUrl: string | null };

/** Why they do not work at this address and what to open instead; null where they work. */
export function passkeyHint({ host, publicUrl }: Place): string | null {
  const here = nameOf(`http://${host}`);
  const known = publicUrl ? nameOf(publicUrl) : null;
  if (known && known !== here) return `パスキーは、${publicUrl} を開いたときに使えます。`;
  if (!isNumber(here)) return null;
  return known
    ? 'パスキーは、名前のアドレスで使えます。いまのアドレスは数字なので、使えません。'
    : 'パスキーは、アドレスの欄に localhost と打って開いたときに使えます。';
}

const nameOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : '');
const isNumber = (name: string) => /^[\d.]+$|^\[/.test(name);
