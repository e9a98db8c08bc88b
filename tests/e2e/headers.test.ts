import { expect, test } from 'vitest';
import { buildCast } from '#tests/cast.ts';
import { inHouse } from './office.ts';

inHouse('what every answer says (S9)', buildCast, (house) => {
  test.each(['/', '/records', '/records/new', '/nowhere'])('%s, signed in', async (path) => {
    const { headers } = await house.ask('nishida', path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('nobody is sent to sign in, and that is not kept either', async () => {
    const { status, headers } = await house.ask(null, '/records');
    expect([status, headers.get('location')]).toEqual([302, '/sign-in?to=%2Frecords']);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('looking ahead is refused: it would make "who looked" lie (S6)', async () => {
    const answer = await fetch(`${house.url}/`, { headers: { 'sec-purpose': 'prefetch' } });
    expect(answer.status).toBe(503);
  });
});
