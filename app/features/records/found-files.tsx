import { showDate } from '#app/lib/dates.ts';
import { highlight } from '#app/lib/japanese.ts';
import { Highlight } from '#app/ui/highlight.tsx';
import { Section } from '#app/ui/page.tsx';
import { RoomWord } from '#app/ui/room.tsx';
import type { FoundFile } from './found-files.server.ts';

/** The group of a search: where the words stand in the caption or the name of a file. */
export function FoundFiles({ files, words }: { files: readonly FoundFile[]; words: string[] }) {
  if (files.length === 0) return null;
  return (
    <Section title={`写真・ファイル（${files.length}）`}>
      <ul className="found-files">
        {files.map((file) => (
          <li key={file.id}>
            <a href={file.href}>
              {file.isShut ? (
                <>
                  <RoomWord /> の写真・ファイルにあります
                </>
              ) : (
                <Highlight pieces={highlight(file.text, words)} />
              )}
            </a>{' '}
            <span className="quiet">
              {showDate(file.day)} {file.area}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
