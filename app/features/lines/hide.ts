/** Everybody of the office reads the next step, so there the person of the record is 本人. */
import { doubt, type Gathered, masked, outside } from './gathered.ts';
import { findNames } from './names.ts';
import { isPrivate } from './people.ts';
import type { Plain, Range } from './plain.ts';

const HONOUR = 'さん|さま|様|氏|殿';
const stemOf = (name: string) => name.replace(new RegExp(`(?:${HONOUR})$`), '');

export function hideNames(
  all: Gathered,
  plain: Plain,
  parts: Range[],
  who: string[],
  people: string[],
) {
  const step = all.fields.nextStep;
  if (typeof step !== 'string') return;
  warnOfOthers(all, plain, parts, who, people);
  const hidden = who.reduce((text, name) => text.replace(asWritten(name), '本人'), step);
  if (hidden === step) return;
  all.fields.nextStep = hidden;
  for (const mark of all.marks)
    if (mark.field === 'nextStep')
      mark.says = '次にすることはみんなが読むので、名前を「本人」としました';
}

/** 山田さん, 山田様 and 山田宅 are one. */
function asWritten(name: string): RegExp {
  const stem = stemOf(name).replace(/[^\p{L}\p{N}]/gu, '\\$&');
  return new RegExp(`${stem}(?:${HONOUR})|${stem}(?=宅|家|[、。\\s]|$)`, 'gu');
}

/** Another name is not changed, only told. */
function warnOfOthers(
  all: Gathered,
  plain: Plain,
  parts: Range[],
  who: string[],
  people: string[],
) {
  const text = masked(plain.text, outside(plain.text.length, parts), '\n');
  const stems = who.map(stemOf);
  for (const name of findNames(text, people))
    if (name.bare && (name.isHome || isPrivate(all)) && !stems.includes(stemOf(name.name)))
      doubt(all, name, '次にすることは、みんなが読みます。名前を書かずにすむか、見てください');
}
