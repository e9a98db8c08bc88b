/**
 * What is answered before any page is asked: plain sentences, nothing of the inside. What
 * happened, what was kept, what to do; in the frame of a page the same is `lib/problems.ts`.
 */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

export const refusals = {
  unreadable: [
    400,
    '送られたものが読みとれませんでした。何も変わっていません。ページを開きなおしてください。',
  ],
  address: [
    400,
    'アドレスが読みとれませんでした。何も変わっていません。アドレスを確かめて、開きなおしてください。',
  ],
  notFound: [
    404,
    'このアドレスには何もありません。消えたものはありません。「きょう」を開きなおしてください。',
  ],
  method: [
    405,
    'この送り方は受けとれません。何も変わっていません。前の画面にもどって、もう一度送ってください。',
  ],
  slow: [
    408,
    '送りおわるまでに時間がかかりすぎました。何も変わっていません。つながりのよいところで、もう一度送ってください。',
  ],
  unknownLength: [
    411,
    '長さの分からないものは受けとれません。何も変わっていません。もう一度送ってください。',
  ],
  tooLarge: [
    413,
    '送られたものが大きすぎます。何も変わっていません。小さく分けて、もう一度送ってください。',
  ],
  tooManyFiles: [
    413,
    '写真・ファイルは、一度に30MBまでです。何も加わっていません。前の画面にもどり、数をへらして、もう一度送ってください。',
  ],
  longAddress: [
    414,
    'アドレスが長すぎます。何も変わっていません。しぼりこみをへらして、開きなおしてください。',
  ],
  headers: [
    431,
    'ブラウザーが送る控えが多すぎます。何も変わっていません。ブラウザーのクッキーを消して、開きなおしてください。',
  ],
  fault: [
    500,
    'うまく動きませんでした。保存した記録は残っています。少し待って、もう一度ためしてください。続くときはシステム係に知らせてください。',
  ],
  /** Nobody is looking yet, so nobody reads it. */
  ahead: [503, ''],
} as const satisfies Record<string, readonly [number, string]>;

export type Refusal = keyof typeof refusals;

const head = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' };

export function refuse(res: ServerResponse, name: Refusal): void {
  const [status, sentence] = refusals[name];
  res.writeHead(status, name === 'method' ? { ...head, allow: 'GET, HEAD, POST' } : head);
  res.end(sentence);
}

/** The same where there is no request yet to answer to: what came was none, or never ended. */
export function refuseOnSocket(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, sentence] = refusals[nameOf(error.code)];
  const lines = Object.entries({
    ...head,
    'content-length': Buffer.byteLength(sentence),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${sentence}`);
}

function nameOf(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'slow' : 'unreadable';
}
