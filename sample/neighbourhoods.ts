// Who lives and works where: the words that fill the {braces} of the scenes. One neighbourhood
// for each base town, with the same people through all of the records.

import { townsOf } from './areas.ts';
import type { Chance } from './random.ts';
import { type BaseWords, type DistrictWords, districts } from './words-areas.ts';
import { publicSurnames } from './words-people.ts';

export type Neighbourhood = {
  district: DistrictWords;
  base: BaseWords;
  towns: { key: string; name: string }[];
  words: Record<string, string>;
  residents: string[];
};

const centreHalls: Record<string, string> = {
  east: '東部地区センター',
  central: '中央福祉会館',
  west: '西部地区センター',
};

export function neighbourhoodsOf(chance: Chance): Neighbourhood[] {
  return districts.flatMap((district) =>
    district.bases.map((base) => neighbourhoodOf(chance, district, base)),
  );
}

function neighbourhoodOf(chance: Chance, district: DistrictWords, base: BaseWords): Neighbourhood {
  const [chair, welfare, clubHead, host, ...others] = chance.shuffled(publicSurnames);
  const head = /(町会|町内会)$/.exec(base.association)?.[1] ?? '自治会';
  return {
    district,
    base,
    towns: townsOf(base),
    residents: others.slice(0, 9).map((name) => `${name}さん`),
    words: {
      district: district.name,
      centre: district.centre,
      centreHall: centreHalls[district.key] ?? district.centre,
      base: base.name,
      school: base.school,
      assoc: base.association,
      club: base.club,
      salon: base.salon,
      hall: base.hall,
      facility: base.facility,
      chair: `${head}長の${chair}さん`,
      welfare: `民生委員の${welfare}さん`,
      clubHead: `会長の${clubHead}さん`,
      host: `世話人の${host}さん`,
    },
  };
}

/** The words of one record: the same {resident} through all of its fields. */
export function wordsOf(
  chance: Chance,
  at: Neighbourhood,
  town: string,
  more: Record<string, string>,
): Record<string, string> {
  const [resident, resident2] = chance.shuffled(at.residents);
  return {
    ...at.words,
    town,
    resident: `${resident}`,
    resident2: `${resident2}`,
    few: String(chance.whole(2, 5)),
    ...more,
  };
}

export function fill(template: string, words: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (all, name: string) => words[name] ?? all);
}
