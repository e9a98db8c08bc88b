import type { ReactNode } from 'react';

type FigureProps = {
  /** What the picture says, made from the data. */ sentence: ReactNode;
  children: ReactNode;
  table?: ReactNode;
};

/** A sentence, the picture that proves it, and the table one click away. */
export function Figure({ sentence, children, table }: FigureProps) {
  return (
    <figure className="figure">
      <figcaption className="figure-sentence">{sentence}</figcaption>
      {children}
      {table && (
        <details>
          <summary>表で見る</summary>
          {table}
        </details>
      )}
    </figure>
  );
}
