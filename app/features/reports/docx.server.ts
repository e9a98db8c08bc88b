/** A report as a Word file: A4 upright, 25 mm at the left for two holes, black on white. */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TabStopType,
  TextRun,
  Document as WordDocument,
} from 'docx';
import { showDate } from '#app/lib/dates.ts';
import type { Block, Document, Head } from './blocks.ts';
import { barsOf, boxes, grid, mm, small, tableOf, WIDTH } from './docx-tables.server.ts';

/** By name: what a PC in the office has. Latin figures stand in the same font. */
const FONT = { ascii: 'Yu Gothic', hAnsi: 'Yu Gothic', eastAsia: '游ゴシック', cs: 'Yu Gothic' };

export function docxOf({ head, blocks }: Document): Promise<Buffer> {
  const document = new WordDocument({
    title: head.title,
    creator: head.office,
    styles: { default: styles },
    sections: [
      {
        ...page(head),
        children: [...opening(head), ...blocks.flatMap(partsOf)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const run = { font: FONT, color: '000000' };
const styles = {
  document: { run: { ...run, size: 21 }, paragraph: { spacing: { line: 320 } } },
  title: { run: { ...run, size: 32, bold: true }, paragraph: { spacing: { after: 80 } } },
  heading2: {
    run: { ...run, size: 26, bold: true },
    paragraph: { spacing: { before: 320, after: 120 } },
  },
  heading3: {
    run: { ...run, size: 22, bold: true },
    paragraph: { spacing: { before: 240, after: 80 } },
  },
};

function page({ office, title, printed }: Head): Omit<ISectionOptions, 'children'> {
  const ends = [{ type: TabStopType.RIGHT, position: WIDTH }];
  return {
    properties: {
      page: {
        size: { width: mm(210), height: mm(297) },
        margin: { top: mm(22), right: mm(15), bottom: mm(20), left: mm(25), header: mm(10) },
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            tabStops: ends,
            border: { bottom: { ...line, space: 4 } },
            children: [small(`${office}　${title}\t${printed}`)],
          }),
        ],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            children: [
              new TextRun({
                size: 18,
                children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
              }),
            ],
          }),
        ],
      }),
    },
  };
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

type Part = Paragraph | Table;

function opening({ title, lead, state, posts }: Head): Part[] {
  return [
    ...(posts.length > 0 ? [boxes(posts), new Paragraph({})] : []),
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    new Paragraph({ text: lead }),
    new Paragraph({ children: [small(state)] }),
  ];
}

function partsOf(block: Block): Part[] {
  switch (block.type) {
    case 'heading': {
      const heading = block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
      return [new Paragraph({ text: block.text, heading, keepNext: true })];
    }
    case 'text':
      return block.text.split('\n').map((text) => new Paragraph({ text }));
    case 'note':
      return [new Paragraph({ spacing: { before: 60, after: 60 }, children: [small(block.text)] })];
    case 'corrected':
      return block.lines.map(
        (text) =>
          new Paragraph({ text, indent: { left: 240 }, border: { left: { ...line, space: 8 } } }),
      );
    case 'table':
      return [tableOf(block), new Paragraph({ spacing: { line: 160 } })];
    case 'bars':
      return [barsOf(block.bars), new Paragraph({ spacing: { line: 160 } })];
    case 'timeline':
      return [
        grid(
          [mm(42), mm(32), WIDTH - mm(74)],
          block.entries.map(({ day, area, text }) => [showDate(day), area, text]),
        ),
      ];
    case 'story':
      return storyOf(block.text);
  }
}

function storyOf(text: string): Part[] {
  const beside = { indent: { left: 240 }, border: { left: { ...line, space: 8 } } };
  return [
    ...text.split('\n').map((one) => new Paragraph({ ...beside, text: one })),
    new Paragraph({ spacing: { line: 160 } }),
  ];
}
