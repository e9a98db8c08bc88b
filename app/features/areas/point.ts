// Places on the earth as files write them: full-width figures, degrees in three parts, decimal
// commas, latitude and longitude the wrong way round.
export type Point = { lat: number; lng: number };
export type PointRead =
  | { ok: true; point: Point | null; repair: string | null }
  | { ok: false; column: '緯度' | '経度'; reason: string };

const EARTH_METRES = 6_371_008.8;

export function isInJapan({ lat, lng }: Point): boolean {
  return lat >= 20 && lat <= 46 && lng >= 122 && lng <= 154;
}

/** Great-circle metres (haversine). */
export function metresBetween(a: Point, b: Point): number {
  const [north, east] = [radians(b.lat - a.lat), radians(b.lng - a.lng)];
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Both blank: no point. Swapped: turned round and reported. */
export function readPoint(latitude: unknown, longitude: unknown): PointRead {
  const [lat, lng] = [readDegrees(latitude), readDegrees(longitude)];
  if (lat === undefined) return refuse('緯度', `緯度「${latitude}」が数字ではありません。`);
  if (lng === undefined) return refuse('経度', `経度「${longitude}」が数字ではありません。`);
  if (lat === null && lng === null) return { ok: true, point: null, repair: null };
  if (lat === null) return refuse('緯度', '経度があるのに、緯度がありません。');
  if (lng === null) return refuse('経度', '緯度があるのに、経度がありません。');
  if (isInJapan({ lat, lng })) return { ok: true, point: { lat, lng }, repair: null };
  if (isInJapan({ lat: lng, lng: lat }))
    return {
      ok: true,
      point: { lat: lng, lng: lat },
      repair: '緯度と経度が逆でした。入れかえて読みました。',
    };
  return refuse('緯度', `緯度 ${lat}・経度 ${lng} は日本の外です。`);
}

/** null: nothing written; undefined: not to be read. */
function readDegrees(written: unknown): number | null | undefined {
  if (typeof written === 'number') return Number.isFinite(written) ? written : undefined;
  if (written === null || written === undefined) return null;
  const text = String(written)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(北緯|東経)/, '');
  if (/^[-‐–—―−ー….*]*$/.test(text)) return null;
  const plain = text.replace(/^(\d{2,3}),(\d+)$/, '$1.$2').replace(/(?<=\d)[度°]$/, '');
  if (/^-?\d+(\.\d+)?$/.test(plain)) return Number(plain);
  const parts = /^(\d{1,3})[度°](\d{1,2})[分'′](?:(\d{1,2}(?:\.\d+)?)(?:秒|"|″|′′|'')?)?$/.exec(
    text,
  );
  if (!parts) return undefined;
  return Number(
    (Number(parts[1]) + Number(parts[2]) / 60 + Number(parts[3] ?? 0) / 3600).toFixed(6),
  );
}

function refuse(column: '緯度' | '経度', reason: string): PointRead {
  return { ok: false, column, reason };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
