/** What an answer must never be, whatever was asked. Each fault is a sentence; none is right. */
import { inflateRawSync } from 'node:zlib';
import { packedOf, readZip } from '#app/lib/unzip.ts';
import { type Canary, canaries, mayMeet } from './canaries.ts';
import type { Asked } from './requests.ts';
import type { Answer } from './send.ts';

export function judge(asked: Asked, answer: Answer, log: string): string[] {
  const text = textOf(answer.body);
  const isPage = String(answer.headers['content-type'] ?? '').startsWith('text/html');
  return [
    ...(answer.status >= 500 ? [`answered ${answer.status}`] : []),
    ...headerFaults(asked, answer),
    ...inner.filter((pattern) => pattern.test(text)).map((pattern) => `tells ${pattern}`),
    ...(isPage ? markup.filter((m) => m.test(text)).map((m) => `writes ${m} into the page`) : []),
    ...(/"event":"fault"/.test(log) ? [`logged a fault: ${log.slice(0, 400)}`] : []),
    ...Object.keys(canaries)
      .filter((word) => log.includes(word))
      .map((word) => `logged ${word}`),
  ];
}

/** Words that the asker may not meet, in the body, in what a zip holds, in any header. */
export function leaks(asked: Asked, { headers, body }: Answer): Leak[] {
  const text = `${JSON.stringify(headers)} ${textOf(body)}`;
  const words = (Object.keys(canaries) as Canary[]).filter((word) => text.includes(word));
  return words
    .filter((word) => !mayMeet(word, asked.by))
    .map((word) => {
      const at = text.indexOf(word);
      return { word, around: text.slice(Math.max(0, at - 150), at + 60) };
    });
}

export type Leak = { word: Canary; around: string };

const inner = [
  /\n\s+at .+:\d+:\d+/,
  /node_modules|\.server\.ts|build\/server/,
  /SQLITE_|near ".*": syntax error|no such (table|column)|violates|relation ".*" does not exist/,
  /\bselect .+ from "/i,
  /postgres:\/\/|engawa\.db|\/(tmp|shm)\/engawa-/,
];
/** What was sent must not come back as more than text, and no page runs anything of its own (S9). */
const markup = [/<script>alert/, /"><img src=x/, /<script(?![^>]*\bsrc=)/, /<[^>]+\sstyle="/];

const kept = /^\/(assets\/|engawa\.js|favicon)/;

function headerFaults({ path }: Asked, { headers }: Answer): string[] {
  const faults: string[] = [];
  const must = (name: string, pattern: RegExp) => {
    if (!pattern.test(String(headers[name] ?? ''))) faults.push(`${name} is ${headers[name]}`);
  };
  must('content-security-policy', /default-src 'none'/);
  must('x-content-type-options', /^nosniff(, nosniff)?$/);
  must('referrer-policy', /^(same-origin|no-referrer)$/);
  if (!kept.test(path)) must('cache-control', /no-store/);
  if (headers.location !== undefined) must('location', /^\/(?![/\\])/);
  for (const cookie of headers['set-cookie'] ?? [])
    if (!/^__Host-.*HttpOnly; SameSite=Lax.*Secure/.test(cookie)) faults.push(`cookie ${cookie}`);
  if (headers['access-control-allow-origin']) faults.push('opens itself to other sites');
  return faults;
}

function textOf(body: Buffer): string {
  if (!body.subarray(0, 2).equals(Buffer.from('PK'))) return body.toString();
  const zip = readZip(body, 10_000);
  if (typeof zip === 'string') return body.toString();
  const parts = zip.parts.map((part) => {
    const packed = packedOf(zip.bytes, part);
    return part.method === 8 ? inflateRawSync(packed).toString() : packed.toString();
  });
  return [...zip.parts.map(({ name }) => name), ...parts].join('\n');
}
