type Named = { name: string; parents: string[] };

/** As it is offered and as it is read again: by its name, with what it lies in. */
export function areaLabel({ name, parents }: Named): string {
  return parents.length > 0 ? `${name}（${parents.join('・')}）` : name;
}

/** By the label, or by the bare name where only one area has it. */
export function areaOf<T extends Named & { id: string }>(
  areas: readonly T[],
  typed: string,
): T | undefined {
  const text = typed.trim();
  const byName = areas.filter(({ name }) => name === text);
  return (
    areas.find((area) => areaLabel(area) === text) ?? (byName.length === 1 ? byName[0] : undefined)
  );
}
