/**
 * Who lives in an area on a day (H4, H10): heads counted by sex and by age class, and households.
 * What a file does not say is null, never 0. Several areas together are a sum that names what it lacks.
 */
export type Sex = 'all' | 'men' | 'women';
/** `to` is the last year of age of the class; null: and older. */
export type AgeClass = { sex: Sex; from: number; to: number | null };
export type AgeCount = AgeClass & { count: number };

/** Heads, and households as such; each null where nobody says it. */
export const measures = [
  { key: 'population', label: '人口' },
  { key: 'men', label: '男' },
  { key: 'women', label: '女' },
  { key: 'under15', label: '15歳未満' },
  { key: 'aged65', label: '65歳以上' },
  { key: 'aged75', label: '75歳以上' },
  { key: 'households', label: '世帯' },
] as const;
export type Measure = (typeof measures)[number]['key'];
export type Figures = Record<Measure, number | null>;

export type Counted = Pick<Figures, 'population' | 'men' | 'women' | 'households'> & {
  ages: readonly AgeCount[];
};

export const noFigures: Figures = {
  ...{ population: null, men: null, women: null, households: null },
  ...{ under15: null, aged65: null, aged75: null },
};

/** What is not said, but follows from what is: a total from both sexes, a sex from its ages. */
export function figuresOf({ ages, ...said }: Counted): Figures {
  const men = said.men ?? between(ages, 'men', 0, null);
  const women = said.women ?? between(ages, 'women', 0, null);
  return {
    population: said.population ?? both(men, women) ?? between(ages, 'all', 0, null),
    men,
    women,
    under15: anySex(ages, 0, 14),
    aged65: anySex(ages, 65, null),
    aged75: anySex(ages, 75, null),
    households: said.households,
  };
}

function anySex(ages: readonly AgeCount[], from: number, to: number | null): number | null {
  const [men, women] = [between(ages, 'men', from, to), between(ages, 'women', from, to)];
  return between(ages, 'all', from, to) ?? both(men, women);
}

/**
 * The class itself where it is given, else the classes that fill it without gap or overlap, the
 * finest first: files hold 65歳以上 beside 65～69歳. Null when its ends cut through a class.
 */
export function between(
  ages: readonly AgeCount[],
  sex: Sex,
  from: number,
  to: number | null,
): number | null {
  const own = ages.filter((age) => age.sex === sex);
  const exact = own.find((age) => age.from === from && age.to === to);
  if (exact) return exact.count;
  let [sum, at] = [0, from];
  for (;;) {
    const next = own
      .filter((age) => age.from === at && isWithin(age, to))
      .sort((a, b) => (a.to ?? 999) - (b.to ?? 999))[0];
    if (!next) return null;
    sum += next.count;
    if (next.to === to) return sum;
    if (next.to === null) return null;
    at = next.to + 1;
  }
}

const isWithin = (age: AgeClass, to: number | null) =>
  to === null || (age.to !== null && age.to <= to);
const both = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);

/** Null is left out of a sum; a measure that nobody says stays null. */
export function added(list: readonly Figures[]): Figures {
  const sum = { ...noFigures };
  for (const figures of list)
    for (const { key } of measures)
      if (figures[key] !== null) sum[key] = (sum[key] ?? 0) + figures[key];
  return sum;
}

/** 21.5 of a hundred, to one place; null where there is nobody. */
export function share(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : Math.round((1000 * part) / whole) / 10;
}

/** 1.93 persons a household. */
export function perHousehold({ population, households }: Figures): number | null {
  return population === null || !households
    ? null
    : Math.round((100 * population) / households) / 100;
}
