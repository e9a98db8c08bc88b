import { expect, test } from 'vitest';
import { tablesOf } from '#app/db/tables.server.ts';
import { onBothEngines } from '#tests/engines.ts';
import { columnTold, tableTold, toldTables } from './described.ts';
import { isLeftOut, leftOutColumns, leftOutTables } from './left-out.ts';

onBothEngines('the tables as they are', (open) => {
  test('each column is told, or it is said why it stays', async () => {
    const silent: string[] = [];
    const tables = (await tablesOf(await open())).filter(({ name }) => !isLeftOut(name));
    for (const { name, columns } of tables)
      for (const column of columns)
        if (!columnTold(name, column) && !leftOutColumns[name]?.[column])
          silent.push(`${name}.${column}`);
    expect(silent, 'tell it in told-*.ts, or say in left-out.ts why it stays').toEqual([]);
    expect(tables.map(({ name }) => name).sort()).toEqual([...toldTables].sort());
  });

  test('no two columns of a table have the same heading', async () => {
    for (const { name, columns } of await tablesOf(await open())) {
      const headings = columns.map((column) => columnTold(name, column)?.[0] ?? column);
      expect(new Set(headings).size, name).toBe(headings.length);
    }
  });

  test('what never goes is a table or column that there is', async () => {
    const tables = await tablesOf(await open());
    const columns = Object.entries(leftOutColumns).flatMap(([table, inside]) =>
      Object.keys(inside).map((column) => `${table}.${column}`),
    );
    const all = tables.flatMap((t) => [t.name, ...t.columns.map((c) => `${t.name}.${c}`)]);
    expect([...Object.keys(leftOutTables), ...columns].filter((n) => !all.includes(n))).toEqual([]);
  });
});

test.each(toldTables)('%s has a name that a file may have', (table) => {
  expect(tableTold(table).ja).toMatch(/^[^\\/:*?"<>|\s]+$/);
});
