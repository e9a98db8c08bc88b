import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothEngines } from '#tests/engines.ts';
import type { Db } from './dialect.server.ts';

/** These know no office: nobody is known yet when they are written, or they count for all. */
const withoutOffice = ['office', 'sign_in_try', 'challenge', 'counter', 'migration'];

type Column = { kind: 'text' | 'number'; nullable: boolean };
type Tables = Record<string, Record<string, Column>>;

/** schema.ts as it is written, since types leave nothing behind at run time. */
function readSchema(): Tables {
  const text = readFileSync(new URL('./schema.ts', import.meta.url), 'utf8').replace(
    /\/\*[\s\S]*?\*\//g,
    '',
  );
  const shapes = new Map<string, Record<string, Column>>();
  for (const [, name, body, more] of text.matchAll(/type (\w+) = \{([^}]*)\}([^;]*);/g))
    shapes.set(name ?? '', {
      ...columnsIn(body ?? ''),
      ...shapes.get(/& (\w+)/.exec(more ?? '')?.[1] ?? ''),
    });
  for (const [, name, same] of text.matchAll(/type (\w+) = (\w+Table);/g))
    shapes.set(name ?? '', shapes.get(same ?? '') ?? {});
  const [, list] = /type Database = \{([^}]*)\}/.exec(text) ?? [];
  return Object.fromEntries(
    [...(list ?? '').matchAll(/(\w+): (\w+);/g)].map(([, table, type]) => [
      table,
      shapes.get(type ?? ''),
    ]),
  );
}

function columnsIn(body: string): Record<string, Column> {
  const found = [...body.matchAll(/(\w+)\??: ([^;]+)(?:;|$)/g)];
  return Object.fromEntries(found.map(([, name, type]) => [name, columnOf(type ?? '')]));
}

function columnOf(type: string): Column {
  const parts = type
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isNumber = parts.some((part) => /^(number|Flag|\d+)$/.test(part));
  return { kind: isNumber ? 'number' : 'text', nullable: parts.includes('null') };
}

async function realTables(db: Db): Promise<Tables> {
  const tables = await db.introspection.getTables();
  const ours = tables.filter((t) => t.name !== 'migration' && !/_fts(_|$)/.test(t.name));
  return Object.fromEntries(
    ours.map((t) => [t.name, Object.fromEntries(t.columns.map((c) => [c.name, realColumn(c)]))]),
  );
}

function realColumn({ dataType, isNullable }: { dataType: string; isNullable: boolean }): Column {
  return { kind: /^text$/i.test(dataType) ? 'text' : 'number', nullable: isNullable };
}

test('schema.ts is read as it is meant', () => {
  const schema = readSchema();
  expect(Object.keys(schema).length).toBeGreaterThan(25);
  expect(schema.area_name).toEqual({
    office_id: { kind: 'text', nullable: false },
    area_id: { kind: 'text', nullable: false },
    name: { kind: 'text', nullable: false },
    key: { kind: 'text', nullable: false },
  });
  expect(schema.staff).toMatchObject({
    left_on: { nullable: true },
    version: { kind: 'number' },
    updated_by: { nullable: true },
  });
  expect(schema.saved_view).toMatchObject({ shared: { kind: 'number', nullable: false } });
});

onBothEngines('schema.ts', (open, engine) => {
  test('says what the tables are: names, columns, kinds, what may be missing', async () => {
    expect(await realTables(await open())).toEqual(readSchema());
  });

  test('each table but the named few has the office first in its key', async () => {
    const keys = await firstOfKeys(await open(), engine);
    const others = Object.keys(keys).filter((table) => keys[table] !== 'office_id');
    expect(others.sort()).toEqual([...withoutOffice].sort());
  });
});

async function firstOfKeys(db: Db, engine: string): Promise<Record<string, string>> {
  const query =
    engine === 'sqlite'
      ? sql<{
          t: string;
          c: string;
        }>`select m.name as t, i.name as c from sqlite_master m, pragma_table_info(m.name) i
          where m.type = 'table' and m.name not like '%\\_fts%' escape '\\' and i.pk = 1`
      : sql<{ t: string; c: string }>`select c.relname as t, a.attname as c from pg_index i
          join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indisprimary and n.nspname = 'public'`;
  const { rows } = await query.execute(db);
  return Object.fromEntries(rows.map(({ t, c }) => [t, c]));
}
