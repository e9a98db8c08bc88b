// Photos and files of the sample: drawn here, so that they show nobody and nowhere. Shapes only,
// since letters would look different on every machine.

import type { Written } from '#app/features/files/file.ts';
import type { SampleRecord } from './record.ts';

type Drawing = 'poster' | 'map' | 'room' | 'slope' | 'door';
export type SampleFile = Omit<Written, 'consentNote'> & {
  /** Hangs on the newest record of this kind. */
  kind: string;
  name: string;
  consentNote?: string;
} & ({ drawing: Drawing } | { text: string });

const files: SampleFile[] = [
  {
    kind: 'meeting',
    name: '会場.jpg',
    drawing: 'room',
    caption: '集会所の机の並べ方。話しやすかった',
    room: 'shared',
    consent: 'yes',
    consentNote: 'その場で、参加した人みんなに聞いた',
  },
  {
    kind: 'meeting',
    name: '話し合いのまとめ.txt',
    text: '話し合いのまとめ\r\n\r\n・声をかける家を、班ごとに分ける\r\n・次の回までに、名簿の案を作る\r\n',
    caption: '話し合いのまとめ',
    room: 'shared',
    consent: 'yes',
    consentNote: '',
  },
  {
    kind: 'publicity',
    name: 'ポスター.jpg',
    drawing: 'poster',
    caption: '手作りのポスター',
    room: 'shared',
    consent: 'yes',
    consentNote: '作った人に聞いた',
  },
  {
    kind: 'walk',
    name: '地図の下書き.jpg',
    drawing: 'map',
    caption: '歩いて気づいたところの地図',
    room: 'shared',
    consent: 'unasked',
  },
  {
    kind: 'walk',
    name: '段差.jpg',
    drawing: 'slope',
    caption: '遊歩道の段差。車いすでは通れない',
    room: 'shared',
    consent: 'no',
    consentNote: '通りがかりの人が写っている',
  },
  {
    kind: 'visit',
    name: '玄関.jpg',
    drawing: 'door',
    caption: '玄関の荷物。手すりを付ける場所を見るため',
    room: 'confidential',
    consent: 'no',
    consentNote: '本人と、外に出さない約束',
  },
];

/** Each with the key of its record; none where the office has no such record. */
export function sampleFiles(records: readonly SampleRecord[]) {
  return files.flatMap((file) => {
    const record = records.findLast(({ kind, removed }) => kind === file.kind && !removed);
    return record ? [{ ...file, record }] : [];
  });
}

const ground = (colour: string) => `<rect width="1200" height="900" fill="${colour}"/>`;
const box = (x: number, y: number, w: number, h: number, colour: string) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="${colour}"/>`;
const line = (points: string, colour: string, width: number) =>
  `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
const dot = (x: number, y: number, r: number, colour: string) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/>`;
const rows = (count: number, draw: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => draw(n)).join('');

const drawings: Record<Drawing, () => string> = {
  poster: () =>
    ground('#f6e7c8') +
    box(340, 60, 520, 780, '#fffdf5') +
    box(390, 110, 420, 110, '#b5482f') +
    dot(600, 400, 130, '#e8b44a') +
    rows(4, (n) => box(410, 580 + n * 55, 380 - n * 40, 24, '#7a6a55')),
  map: () =>
    ground('#eef3e6') +
    line('0,300 400,280 800,420 1200,380', '#ffffff', 60) +
    line('350,0 420,400 380,900', '#ffffff', 44) +
    line('0,700 1200,620', '#9cc4dc', 40) +
    rows(9, (n) => box(80 + (n % 5) * 220, 90 + Math.floor(n / 5) * 420, 110, 80, '#d8c9ae')) +
    rows(4, (n) => dot(300 + n * 210, 330 + (n % 2) * 170, 26, '#c2402f')),
  room: () =>
    ground('#e9dfcd') +
    box(0, 640, 1200, 260, '#c9a877') +
    rows(2, (n) => box(140 + n * 520, 120, 380, 300, '#cfe3ee')) +
    rows(3, (n) => box(150 + n * 310, 560, 260, 50, '#8a6238')) +
    rows(8, (n) => dot(190 + n * 118, 690, 38, ['#5b7fa6', '#a65b6d', '#6d8f5a'][n % 3] ?? '')),
  slope: () =>
    ground('#cfe0ea') +
    box(0, 520, 620, 380, '#b9b2a4') +
    box(620, 600, 580, 300, '#a39b8b') +
    line('620,520 620,600', '#5d5547', 14) +
    rows(6, (n) => dot(80 + n * 210, 430, 80, '#7fa36b')),
  door: () =>
    ground('#ddd2bf') +
    box(380, 90, 440, 720, '#7d5a30') +
    box(420, 130, 360, 640, '#916b3c') +
    dot(750, 460, 20, '#e6d9b8') +
    rows(4, (n) => box(40 + n * 80, 620 - n * 60, 200, 240, ['#b9a57f', '#a08a63'][n % 2] ?? '')),
};

/** The drawing as SVG: whoever keeps it makes a picture of it. */
export function drawnAs(drawing: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">${drawings[drawing]()}</svg>`;
}
