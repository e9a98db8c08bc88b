// What undoing an import would do, in words, before it is done.
import { kindsOf } from './look.ts';
import { backIn, type Kept, type Undo } from './undo.ts';
import { keptWords } from './words.ts';

export type KeptLine = { id: string; text: string };
export type UndoLook = { drop: string[]; back: number; kept: KeptLine[]; hasAny: boolean };

export function undoLookOf(undo: Undo): UndoLook {
  const back = backIn(undo);
  return {
    drop: kindsOf(undo.drop).map(({ label, count }) => `${label}${count}`),
    back,
    kept: keptLines(undo.kept, false),
    hasAny: undo.drop.length + back > 0,
  };
}

export function keptLines(kept: readonly Kept[], isDone: boolean): KeptLine[] {
  return kept.map((each) => ({ id: each.id, text: keptWords(each, isDone) }));
}
