/** Bodies of forms: nearly right, so that they come far, and wrong in one place or several. */
import type { Line } from '#tests/permissions.ts';
import type { Dice } from './dice.ts';
import type { Field, Pages } from './forms.ts';
import { idOf } from './ids.ts';
import { contents, fileNames, type Value, values } from './values.ts';

export type Body = { bytes: Buffer; type: string };
type File_ = { file: Buffer; name: string };
type Pair = [name: string, value: Value | File_];

export function bodyOf(dice: Dice, line: Line, pages: Pages): Body {
  let pairs = rightPairs(dice, line, pages);
  const faults = dice.pick([0, 1, 1, 1, 2, 2, 4]);
  for (let n = 0; n < faults; n += 1) pairs = spoilt(dice, pairs);
  const hasFile = pairs.some(([, value]) => isFile(value));
  const way = dice.next();
  if (way < 0.08) return dice.pick(bare)(pairs);
  return hasFile || way < 0.3 ? multipart(dice, pairs) : urlencoded(pairs);
}

function rightPairs(dice: Dice, { route, form }: Line, { forms }: Pages): Pair[] {
  const given = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((v): Pair => [name, v]),
  );
  const known = forms.filter((f) => f.route === route);
  if (known.length === 0 || dice.chance(given.length > 0 ? 0.4 : 0)) return given;
  return dice.pick(known).fields.flatMap((field) => filled(dice, field));
}

function filled(dice: Dice, { name, values: usual, isFile }: Field): Pair[] {
  if (isFile) return [[name, fileOf(dice)]];
  const [first = ''] = usual;
  // An id that the page made anew would be another one at each run.
  if (/^[0-9a-f-]{36}$/.test(first) && dice.chance(0.5)) return [[name, idOf(dice)]];
  return [[name, usual.length > 1 ? dice.pick(usual) : first]];
}

const fileOf = (dice: Dice): File_ => ({ file: dice.pick(contents), name: dice.pick(fileNames) });

const strangers = [
  '__proto__',
  'constructor',
  'office_id',
  'role',
  'staff_id',
  'version',
  'id',
  '',
];

function spoilt(dice: Dice, pairs: Pair[]): Pair[] {
  const at = dice.below(pairs.length);
  const [name = dice.pick(strangers)] = pairs[at] ?? [];
  const put = (...changed: Pair[]) => pairs.toSpliced(at, 1, ...changed);
  switch (dice.below(7)) {
    case 0:
      return put();
    case 1:
      return put([name, dice.pick(values)], [name, dice.pick(values)]);
    case 2:
      return put([name, fileOf(dice)]);
    case 3:
      return [...pairs, [dice.pick(strangers), dice.pick(values)]];
    case 4:
      return put([name, idOf(dice)]);
    case 5:
      return put([`${name}[]`, dice.pick(values)]);
    default:
      return put([name, dice.pick(values)]);
  }
}

const isFile = (value: Pair[1]): value is File_ => typeof value === 'object' && 'file' in value;
const bytesOf = (value: Pair[1]) => (isFile(value) ? value.file : Buffer.from(value));

function urlencoded(pairs: Pair[]): Body {
  const text = pairs
    .map((pair) => pair.map((value) => percent(bytesOf(value))).join('='))
    .join('&');
  return { bytes: Buffer.from(text), type: 'application/x-www-form-urlencoded' };
}

/** Byte by byte, so that what is no text can be sent too. */
function percent(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[^\w.-]/g, (byte) => `%${Buffer.from(byte, 'latin1').toString('hex')}`);
}

const BOUNDARY = '----engawa0123456789';

function multipart(dice: Dice, pairs: Pair[]): Body {
  const parts = pairs.flatMap(([name, value]) => [
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"`),
    Buffer.from(isFile(value) ? `; filename="${value.name}"\r\ncontent-type: image/png` : ''),
    Buffer.from('\r\n\r\n'),
    bytesOf(value),
    Buffer.from('\r\n'),
  ]);
  const whole = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  if (dice.chance(0.7)) return { bytes: whole, type };
  if (dice.chance(0.2)) return { bytes: whole, type: dice.pick(wrongTypes) };
  return { bytes: whole.subarray(0, dice.below(whole.length)), type };
}

const wrongTypes = [
  'multipart/form-data',
  'multipart/form-data; boundary=other',
  'multipart/mixed',
];

const json = (pairs: Pair[]) =>
  Buffer.from(JSON.stringify(Object.fromEntries(pairs.map(([name, v]) => [name, String(v)]))));
const bare: ((pairs: Pair[]) => Body)[] = [
  (pairs) => ({ bytes: json(pairs), type: 'application/json' }),
  () => ({ bytes: Buffer.from('{"a":"\\ud800","b":[1e999'), type: 'application/json' }),
  (pairs) => ({ bytes: json(pairs), type: 'text/plain' }),
  (pairs) => ({ bytes: urlencoded(pairs).bytes, type: '' }),
  () => ({ bytes: Buffer.from([0xff, 0x00, 0xfe]), type: 'application/x-www-form-urlencoded' }),
  () => ({ bytes: Buffer.alloc(0), type: 'application/x-www-form-urlencoded' }),
  () => ({ bytes: Buffer.from('a=1'), type: 'application/octet-stream' }),
];
