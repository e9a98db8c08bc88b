import { change, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import type { ListName } from './defaults.ts';
import { readLists, write } from './lists.server.ts';
import { added, type Code, reopened } from './lists.ts';
import { pastedWords, type Word } from './paste.ts';

/** All rows that can be taken, in one change; read anew, for the list may have changed meanwhile. */
export function pasteWords(
  db: Db,
  who: Who,
  list: ListName,
  text: string,
  day: Day,
): Promise<number> {
  return change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    const { [list]: before } = await readLists(tx, who.officeId);
    const { lines } = pastedWords(list, before, text, day);
    const words = lines.flatMap((l) =>
      'value' in l ? [{ ...l.value, isNew: !l.value.code }] : [],
    );
    let after = before;
    for (const word of words) {
      const code = word.code ?? `own-${newId().slice(-12)}`;
      after = taken(list, after, { ...word, code });
      const line = { thing: 'code', id: `${list}/${code}` };
      if (word.isNew) note({ ...line, verb: 'code.add', personal: { label: word.label } });
      else note({ ...line, verb: 'code.reopen' });
    }
    await write(tx, who, list, before, after);
    note({ verb: 'list.paste', thing: 'list', id: list, plain: { count: words.length } });
    return words.length;
  });
}

function taken(list: ListName, codes: Code[], word: Word & { code: string; isNew: boolean }) {
  const after = word.isNew
    ? added(list, codes, { ...word, fromOn: null })
    : reopened(codes, word.code);
  return Array.isArray(after) ? after : codes;
}
