import { Table } from '#app/ui/table.tsx';
import { type Asked, recordsOf } from './asked.ts';
import { shareOf } from './measures.ts';
import { stepsWords } from './sentences.ts';
import type { DotsFigure, SharesFigure } from './spread.server.ts';
import { byWords, dotWords, shareWords } from './words.ts';

/** The same as the picture, in figures; in the order of names. */
export function DotsTable({ figure, asked }: { figure: DotsFigure; asked: Asked }) {
  const { name, lines, band } = figure;
  const { title, say } = dotWords[name];
  const isKept = name === 'kept';
  const middle = (label: string, value: number) => ({
    key: label,
    cells: [label, '', say(value), ...(isKept ? [''] : [])],
    strong: true,
  });
  return (
    <Table
      caption={title}
      captionHidden
      dense
      head={[
        byWords[asked.by].label,
        { label: '記録', end: true },
        { label: title, end: true },
        ...(isKept ? ['うちわけ'] : []),
      ]}
      rows={[
        ...lines.map((line) => ({
          key: line.key,
          cells: [
            <a key="name" href={recordsOf(asked, line.key)}>
              {line.label}
            </a>,
            `${line.records.toLocaleString('ja')}件`,
            line.value === null ? '—' : say(line.value),
            ...(isKept ? [stepsWords(line)] : []),
          ],
        })),
        ...(band
          ? [
              middle('下から4分の1', band.low),
              middle('まんなか', band.middle),
              middle('下から4分の3', band.high),
            ]
          : []),
      ]}
    />
  );
}

export function SharesTable({ figure, asked }: { figure: SharesFigure; asked: Asked }) {
  const { name, lines, parts, bands } = figure;
  const middle = (label: string, of: 'low' | 'middle' | 'high') => ({
    key: label,
    cells: [label, ...parts.map(({ key }) => percent(bands.get(key)?.[of]))],
    strong: true,
  });
  return (
    <Table
      caption={shareWords[name].title}
      captionHidden
      dense
      phone="scroll"
      head={[byWords[asked.by].label, ...parts.map(({ word }) => ({ label: word, end: true }))]}
      rows={[
        ...lines.map(({ key, label, shares }) => ({
          key,
          cells: [
            <a key="name" href={recordsOf(asked, key)}>
              {label}
            </a>,
            ...parts.map((part) => percent(shares ? shareOf(shares, part.key) : undefined)),
          ],
        })),
        ...(bands.size > 0
          ? [
              middle('下から4分の1', 'low'),
              middle('まんなか', 'middle'),
              middle('下から4分の3', 'high'),
            ]
          : []),
      ]}
    />
  );
}

const percent = (value: number | undefined) =>
  value === undefined ? '—' : `${Math.round(value)}%`;
