/** A cell of a table of people as a number. */

/** `said` is the number, null where the cell says that it does not say; a `repair` tells how it was read. */
export type Count = { said: number | null; repair?: string } | { problem: string };

/** e-Stat: - is nobody, X is kept secret; … and * are not known. */
const nobody = /^[-‐‑–—―ー−]+$/;
const untold = /^(x+|\*+|…|‥|\.{2,3}|・{2,3}|秘匿|不明|n\/?a)$/i;

export function readCount(cell: string): Count {
  const plain = cell.normalize('NFKC').trim();
  if (plain === '' || untold.test(plain)) return { said: null };
  if (nobody.test(plain)) return { said: 0 };
  const figures = plain.replace(/[,\s]|人$|世帯$|\.0+$/g, '');
  if (!/^\d{1,9}$/.test(figures))
    return { problem: `「${cell.trim().slice(0, 20)}」は数として読めません。` };
  const said = Number(figures);
  return figures === cell
    ? { said }
    : { said, repair: `「${cell.slice(0, 20)}」を ${said} と読みました。` };
}
