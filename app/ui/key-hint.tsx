/** A key to press, for those who have a keyboard. Read aloud through aria-keyshortcuts of the thing itself. */
export function KeyHint({ k }: { k: string }) {
  return (
    <span className="key-hint" aria-hidden="true">
      {k}
    </span>
  );
}
