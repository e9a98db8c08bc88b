/** Words found, marked. `piecesOf` of the search gives the pieces. */
export function Highlight({ pieces }: { pieces: readonly { text: string; hit: boolean }[] }) {
  return pieces.map(({ text, hit }, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
    return hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
  });
}
