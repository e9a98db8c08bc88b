import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { newId } from '#app/lib/ids.ts';
import {
  bytesOf,
  hasRealFiles,
  realEmergencySites,
  realFile,
  realShelters,
  realTowns,
  sampleFile,
} from '#tests/area-files.ts';
import { buildCast, NEIGHBOUR, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { makeArea, renameArea } from './areas.server.ts';
import { importAreas, importAreasFile, previewAreasFile } from './import.server.ts';
import { confirmAll, confirmProposals, moveArea } from './places.server.ts';
import { readAll, type Stored } from './stored.server.ts';

const who = { officeId: NEIGHBOUR, staffId: people.tonari.id };
const today = '2026-11-23';
const files = ['shelters.json', 'towns.json', 'list.csv', 'official-cp932.csv'];

const bring = (db: Db, file: Uint8Array | string) =>
  importAreas(db, who, typeof file === 'string' ? bytesOf(file) : file, today);
const stored = (db: Db) => readAll(db, NEIGHBOUR);
const named = ({ areas }: Stored, name: string) => {
  const area = areas.find((each) => each.name === name);
  if (!area) throw new Error(`${name} is not there`);
  return area;
};
const parentsOf = (all: Stored, name: string) =>
  all.edges
    .filter((edge) => edge.child_id === named(all, name).id && edge.until_on === null)
    .map((edge) => ({
      parent: all.areas.find((area) => area.id === edge.parent_id)?.name,
      standing: edge.standing,
      source: edge.source,
    }));

onBothEngines('importing areas', (open) => {
  const office = () => open(buildCast);

  test.each(files)(
    '%s: every row is accepted, rejected or skipped, and again adds nothing',
    async (name) => {
      const db = await office();
      const { report } = await bring(db, sampleFile(name));
      expect(report.accepted).toBeGreaterThan(0);
      expect(report.accepted + report.rejected + report.skipped).toBe(report.rows);
      for (const { row, column, reason } of report.problems)
        expect([row > 0, column !== '', reason.endsWith('。')]).toEqual([true, true, true]);
      const before = await stored(db);
      const again = await bring(db, sampleFile(name));
      expect(again).toMatchObject({ proposed: 0, report: { accepted: 0, totals: report.totals } });
      expect(await stored(db)).toEqual(before);
    },
  );

  test('in any order, once all files are in they add nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(files, { minLength: 2 }), async (some) => {
        const db = await office();
        for (const name of some) await bring(db, sampleFile(name));
        for (const name of some) await bring(db, sampleFile(name));
        const before = await stored(db);
        for (const name of some) await bring(db, sampleFile(name));
        expect(await stored(db)).toEqual(before);
      }),
      { numRuns: 4 },
    );
  });

  test('towns are proposed to the nearest shelter once both are there', async () => {
    const db = await office();
    expect((await bring(db, sampleFile('towns.json'))).proposed).toBe(0);
    const { proposed } = await bring(db, sampleFile('shelters.json'));
    expect(proposed).toBeGreaterThan(0);
    const all = await stored(db);
    const found = all.edges.filter((edge) => edge.standing === 'proposed');
    expect(found).toHaveLength(proposed);
    for (const edge of found) expect(edge).toMatchObject({ source: 'distance' });
  });

  test('what a person corrected survives the next import, the number stays', async () => {
    const db = await office();
    for (const name of ['shelters.json', 'towns.json']) await bring(db, sampleFile(name));
    const all = await stored(db);
    const [zone, other] = all.areas.filter((area) => area.kind === 'zone');
    const town = all.areas.find((area) => area.kind === 'town')!;
    await renameArea(db, who, zone!.id, {
      name: 'みんなの広場',
      kana: '',
      keepOld: true,
      version: 1,
    });
    await moveArea(db, who, { childId: town.id, parentId: other!.id, from: null }, today);
    for (const name of ['shelters.json', 'towns.json'])
      expect((await bring(db, sampleFile(name))).report.accepted).toBe(0);
    const after = await stored(db);
    expect(named(after, 'みんなの広場')).toMatchObject({
      source: 'hand',
      source_key: zone!.source_key,
    });
    expect(after.areas).toHaveLength(all.areas.length);
    expect(parentsOf(after, town.name)).toEqual([
      { parent: other!.name, standing: 'confirmed', source: 'hand' },
    ]);
  });

  test('a proposal that was confirmed is not proposed again', async () => {
    const db = await office();
    for (const name of ['shelters.json', 'towns.json']) await bring(db, sampleFile(name));
    const { edges } = await stored(db);
    const open = edges.filter((edge) => edge.standing === 'proposed');
    const [first] = open;
    const pair = { childId: first!.child_id, parentId: first!.parent_id };
    expect((await confirmProposals(db, who, [pair, pair])).count).toBe(1);
    expect((await confirmProposals(db, who, [pair])).count).toBe(0);
    const rest = open.filter((edge) => edge !== first && edge.parent_id === first!.parent_id);
    expect((await confirmAll(db, who, first!.parent_id, today)).count).toBe(rest.length);
    expect((await bring(db, sampleFile('towns.json'))).proposed).toBe(0);
    const confirmed = (await stored(db)).edges.filter(
      (edge) => edge.source === 'distance' && edge.standing === 'confirmed',
    );
    expect(confirmed).toHaveLength(rest.length + 1);
  });

  test('the official table takes the place of a proposal', async () => {
    const db = await office();
    const zone = newId();
    await makeArea(db, who, zone, {
      ...blank,
      kind: 'zone',
      name: '北小学校',
      lat: 35.7,
      lng: 139.5,
    });
    await bring(db, '[{"town":"北町","koaza":"","lat":35.7,"lng":139.5}]');
    expect(parentsOf(await stored(db), '北町')).toEqual([
      { parent: '北小学校', standing: 'proposed', source: 'distance' },
    ]);
    await bring(db, '町丁目,避難所\n北町,南小学校\n');
    expect(parentsOf(await stored(db), '北町')).toEqual([
      { parent: '南小学校', standing: 'confirmed', source: 'official' },
    ]);
  });

  test('a file that is none changes nothing, not even the audit', async () => {
    const db = await office();
    const before = await db.selectFrom('audit').select('seq').execute();
    await expect(importAreasFile(db, who, bytesOf('x,y\n1,2\n'), { today })).rejects.toThrow(
      UnreadableFile,
    );
    await expect(
      importAreasFile(db, who, sampleFile('emergency-sites.json'), { today }),
    ).rejects.toThrow('指定緊急避難場所');
    expect(await db.selectFrom('audit').select('seq').execute()).toEqual(before);
    expect((await stored(db)).areas).toEqual([]);
  });

  test('looking at a file first changes nothing and says the same', async () => {
    const db = await office();
    const bytes = sampleFile('official-cp932.csv');
    const seen = await previewAreasFile(db, NEIGHBOUR, bytes, today);
    expect((await stored(db)).areas).toEqual([]);
    const { report } = await bring(db, bytes);
    if (!seen.ok) throw new Error(seen.reason);
    const { accepted, rejected, skipped, problems } = seen.plan;
    expect({ accepted, rejected, skipped, problems }).toEqual({
      accepted: report.accepted,
      rejected: report.rejected,
      skipped: report.skipped,
      problems: report.problems,
    });
    expect(await previewAreasFile(db, NEIGHBOUR, bytesOf(''), today)).toEqual({
      ok: false,
      reason: 'ファイルが空です。',
    });
  });

  test('one line in the chain tells of it', async () => {
    const db = await office();
    await bring(db, sampleFile('shelters.json'));
    const [line] = await db
      .selectFrom('audit')
      .selectAll()
      .where('verb', '=', 'area.import')
      .execute();
    expect(line).toMatchObject({
      office_id: NEIGHBOUR,
      actor_id: people.tonari.id,
      thing: 'import',
    });
    expect((await verifyAudit(db, NEIGHBOUR)).faults).toEqual([]);
  });

  test.skipIf(!hasRealFiles)('the city: 26 zones, then 80 towns; again nothing', async () => {
    const db = await office();
    const bringReal = (name: string) => importAreasFile(db, who, realFile(name), { today });
    expect(await bringReal(realShelters)).toMatchObject({
      rows: 26,
      accepted: 26,
      totals: { zones: 26, towns: 0 },
    });
    const towns = await bringReal(realTowns);
    expect(towns).toMatchObject({
      rows: 80,
      accepted: 80,
      totals: { zones: 26, towns: 80, areas: 107 },
    });
    for (const name of [realShelters, realTowns]) {
      const { rows, accepted, skipped } = await bringReal(name);
      expect([accepted, skipped]).toEqual([0, rows]);
    }
    await expect(bringReal(realEmergencySites)).rejects.toThrow('指定避難所');
    const all = await stored(db);
    expect(all.edges.filter((edge) => edge.standing === 'proposed')).toHaveLength(80);
    expect(parentsOf(all, '滝山五丁目')).toMatchObject([{ standing: 'proposed' }]);
  });
});

const blank = { kana: '', fromOn: null, untilOn: null, parentId: null, names: [] };

describe.skipIf(!hasRealFiles)('the command line', () => {
  test('brings in the city and says it as one object', () => {
    const folder = mkdtempSync(join(tmpdir(), 'engawa-areas-'));
    const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
    const engawa = (...args: string[]) =>
      JSON.parse(
        execFileSync(process.execPath, ['cli/main.ts', ...args, '--json'], { env }).toString(),
      );
    try {
      delete (env as Record<string, string | undefined>).DATABASE_URL;
      engawa('init', '--office', '縁川市社協', '--admin', 'a@example.jp');
      const bringIn = (name: string) => engawa('import', 'areas', join('../shared/data', name));
      expect(bringIn(realShelters)).toMatchObject({ rows: 26, accepted: 26, problems: [] });
      expect(bringIn(realTowns)).toEqual({
        rows: 80,
        accepted: 80,
        rejected: 0,
        skipped: 0,
        repaired: 0,
        problems: [],
        totals: { zones: 26, towns: 80, areas: 107 },
      });
      expect(bringIn(realTowns)).toMatchObject({ accepted: 0, skipped: 80 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
