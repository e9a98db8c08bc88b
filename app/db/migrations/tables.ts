/** What migrations say tables with. Released migrations use these too: their meaning never changes. */
import type { CreateTableBuilder, Kysely } from 'kysely';

type Builder = CreateTableBuilder<string>;
type Kind = 'text' | 'text?' | 'int' | 'int?' | 'real?' | 'big';

export const kept = { version: 'int', updated_at: 'text', updated_by: 'text?' } as const;

/** One line a table: columns and key. Everything is text or a number, so both engines hold the same bytes. */
export async function table(
  db: Kysely<unknown>,
  name: string,
  columns: Record<string, Kind>,
  key: string[],
  more: (t: Builder) => Builder = (t) => t,
): Promise<void> {
  let t = db.schema.createTable(name) as Builder;
  for (const [column, kind] of Object.entries(columns)) {
    const type = { text: 'text', int: 'integer', real: 'double precision', big: 'bigint' } as const;
    const base = kind.replace('?', '') as keyof typeof type;
    t = t.addColumn(column, type[base], (c) => (kind.endsWith('?') ? c : c.notNull())) as Builder;
  }
  await more(t.addPrimaryKeyConstraint(`${name}_pk`, key as never) as Builder).execute();
}

export async function index(db: Kysely<unknown>, on: string, columns: string[], unique = false) {
  const made = db.schema
    .createIndex(`${on}_${columns.map((c) => c.split(' ')[0]).join('_')}`)
    .on(on)
    .columns(columns);
  await (unique ? made.unique() : made).execute();
}

export const belongsTo =
  (parent: string, column: string, parentKey = 'id') =>
  (t: Builder) =>
    t.addForeignKeyConstraint(`belongs_to_${parent}`, ['office_id', column] as never, parent, [
      'office_id',
      parentKey,
    ] as never) as Builder;
