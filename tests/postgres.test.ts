import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { dropDatabase, freshDatabase, postgresForTests, startPostgres } from './postgres.ts';

const url = postgresForTests();

async function ask(databaseUrl: string, sql: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  await client.end();
  return rows.flat();
}

describe.skipIf(!url)('the PostgreSQL of the tests', () => {
  test('two fresh databases know nothing of each other', async () => {
    const [first, second] = [await freshDatabase(url!), await freshDatabase(url!)];
    await ask(first, 'CREATE TABLE walk (id int)');
    expect(await ask(second, "SELECT to_regclass('walk')")).toEqual([null]);
    await Promise.all([dropDatabase(first), dropDatabase(second)]);
  });

  test('a database goes although somebody is still connected', async () => {
    const database = await freshDatabase(url!);
    const guest = new pg.Client({ connectionString: database });
    guest.on('error', () => {});
    await guest.connect();
    await dropDatabase(database);
    await expect(ask(database, 'SELECT 1')).rejects.toThrow('does not exist');
  });

  test('it stores Japanese and sorts by code point like SQLite', async () => {
    const database = await freshDatabase(url!);
    const sql = "SELECT v FROM (VALUES ('縁側'), ('b'), ('B'), ('あ')) t(v) ORDER BY v";
    expect(await ask(database, sql)).toEqual(['B', 'b', 'あ', '縁側']);
    await dropDatabase(database);
  });
});

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('engawa-postgres-'));

test.skipIf(!url || process.env.TEST_DATABASE_URL)(
  'a server of its own can keep fsync on, and leaves nothing behind',
  async () => {
    const postgres = await startPostgres({ durable: true });
    const [folder] = await ask(postgres.url, 'SHOW data_directory');
    expect(existsSync(folder!)).toBe(true);
    expect(await ask(postgres.url, 'SHOW fsync')).toEqual(['on']);
    expect(await ask(url!, 'SHOW fsync')).toEqual(['off']);
    await postgres.stop();
    expect(folders()).not.toContain(folder!.split('/').at(-2));
  },
);

test('a server named in TEST_DATABASE_URL is used and never stopped', async () => {
  vi.stubEnv('TEST_DATABASE_URL', 'postgres://office.example/tests');
  const postgres = await startPostgres();
  expect(postgres.url).toBe('postgres://office.example/tests');
  await postgres.stop();
  vi.unstubAllEnvs();
});
