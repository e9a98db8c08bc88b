import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lineOf } from '#app/db/line.ts';
import { logFolder } from '#app/db/log.server.ts';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { newFaults } from './faults.server.ts';
import { loader } from './page.tsx';

const sasaki = actorNamed('sasaki');

/** As the server would have written it. */
function happened(number: string, now = new Date()): void {
  mkdirSync(logFolder(), { recursive: true });
  const line = lineOf('error', 'fault', { place: 'tally', number }, now);
  appendFileSync(join(logFolder(), 'faults.jsonl'), `${line}\n`);
}

onBothEngines('the page of faults', (open) => {
  test('tells what happened, and what is new since somebody looked', async () => {
    const db = await open(buildCast);
    const shown = async () => (await call(loader, { db, actor: sasaki })).data;
    expect([await shown(), newFaults(sasaki)]).toEqual([{ faults: [] }, 0]);
    happened('0042', new Date(Date.now() + 1000));
    expect(newFaults(sasaki)).toBe(1);
    expect(await shown()).toMatchObject({
      faults: [{ number: '0042', where: '見える化の集計', isNew: true }],
    });
    happened('0007', new Date(Date.now() - 60_000));
    expect(newFaults({ ...sasaki, officeId: actorNamed('tonari').officeId })).toBe(2);
  });

  test.each(['mori', 'nishida', 'ichikawa'] as const)('is not for %s', async (name) => {
    const db = await open(buildCast);
    happened('0042');
    expect((await call(loader, { db, actor: actorNamed(name) })).status).toBe(403);
    expect(newFaults(actorNamed(name))).toBe(0);
  });

  test('a place that cannot be written is no reason to fail', async () => {
    const db = await open(buildCast);
    writeFileSync(logFolder(), 'no folder');
    expect((await call(loader, { db, actor: sasaki })).data).toEqual({ faults: [] });
  });
});
