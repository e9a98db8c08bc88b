import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';
import { RoomWord } from './room.tsx';
import { type Verb, VerbMark } from './verb.tsx';

/** One day of the diary; the heading says it with era and weekday. */
export function DiaryDay({ heading, children }: { heading: ReactNode; children: ReactNode }) {
  return (
    <section className="day">
      <h2 className="day-heading">{heading}</h2>
      <ul>{children}</ul>
    </section>
  );
}

type DiaryRowProps = {
  href: string;
  title: ReactNode;
  time?: string | undefined;
  area?: string | undefined;
  verbs?: readonly Verb[];
  people?: string | undefined;
  minutes?: number | undefined;
  worker?: string | undefined;
  /** The next step, in the margin. */
  next?: ReactNode;
  confidential?: boolean;
  /** How many photos and files hang on it. */
  files?: number;
};

/** One line on a desk, two or three on a phone; the whole of it leads to the thing. */
export function DiaryRow({
  href,
  title,
  time,
  area,
  verbs = [],
  confidential,
  files = 0,
  next,
  ...facts
}: DiaryRowProps) {
  return (
    <li className="entry">
      <span className="entry-time">{time}</span>
      <span className="entry-area">{area}</span>
      <span className="entry-verbs">
        {verbs.map((verb) => (
          <VerbMark key={verb} verb={verb} wordless />
        ))}
      </span>
      <a className="entry-title" href={href} title={typeof title === 'string' ? title : undefined}>
        {confidential && (
          <>
            <RoomWord />{' '}
          </>
        )}
        {files > 0 && <FilesMark count={files} />}
        {title}
      </a>
      <span className="entry-people">{facts.people}</span>
      <span className="entry-minutes">
        {facts.minutes === undefined ? '' : `${facts.minutes}分`}
      </span>
      <span className="entry-worker">{facts.worker}</span>
      <span className="entry-next">
        {next && (
          <>
            <span className="entry-next-word">次 </span>
            {next}
          </>
        )}
      </span>
    </li>
  );
}

function FilesMark({ count }: { count: number }) {
  return (
    <span className="entry-files">
      <Icon name="photo" />
      <span className="sr-only">写真・ファイル</span>
      {count}{' '}
    </span>
  );
}
