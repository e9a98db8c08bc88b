import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { deviceCookie, sessionCookie } from '#app/features/accounts/cookies.server.ts';
import { typedRecord } from '#tests/build-record.ts';
import { OFFICE } from '#tests/cast.ts';
import { type Office, openOffice } from '#tests/office.ts';

// R6: what a browser sends whose clock is wrong by ten years. Drafts: drafts/clocks.server.test.ts.

const YEARS = 365 * 86_400_000;

describe('a clock that is wrong', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice('sqlite');
  });
  afterAll(() => office.close());

  const clocks = [-10, -1, 0, 1, 10].map((years) => [`${years} years`, years * YEARS] as const);

  test.each(clocks)('by %s: a record is kept, with the moment of the server', async (_, off) => {
    const id = v7({ msecs: Date.now() + off });
    const began = new Date().toISOString();
    const came = await office.as('nishida').post('/records/new', { ...typedRecord, id } as Form);
    expect([came.status, came.headers.get('location')]).toEqual([302, `/records/${id}?saved=1`]);
    const { created_at } = await office.db
      .selectFrom('record')
      .select('created_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(created_at >= began && created_at <= new Date().toISOString()).toBe(true);
  });

  test.each(clocks)('by %s: a page is given whole, never "not changed"', async (_, off) => {
    const headers = {
      'if-modified-since': new Date(Date.now() + off).toUTCString(),
      date: new Date(Date.now() + off).toUTCString(),
    };
    const came = await office.as('nishida').get('/', headers);
    expect(came.status).toBe(200);
    expect(await came.text()).toContain('</html>');
  });

  test('the records stand in the order in which the server took them', async () => {
    const rows = await office.db
      .selectFrom('record')
      .select(['id', 'created_at'])
      .orderBy('timeline')
      .execute();
    expect(rows.map((row) => row.created_at)).toEqual(rows.map((row) => row.created_at).sort());
    expect((await verifyAudit(office.db, OFFICE)).faults).toEqual([]);
  });
});

test('a cookie is never given a date: a clock that is ahead would drop it at once', () => {
  for (const line of [sessionCookie('x'), deviceCookie('x')]) expect(line).not.toMatch(/expires/i);
});

type Form = Record<string, string>;
