import type { Kysely } from 'kysely';
import * as first from './0001-first.ts';
import * as search from './0002-search.ts';
import * as dailyWork from './0003-daily-work.ts';
import * as areaImports from './0004-area-imports.ts';
import * as figures from './0005-figures.ts';
import * as retention from './0006-retention.ts';
import * as rights from './0007-rights.ts';
import * as searchPieces from './0008-search-pieces.ts';
import * as statistics from './0009-statistics.ts';

export type Migration = { name: string; up: (db: Kysely<unknown>) => Promise<void> };

/** In order. One that was released is never changed. */
export const migrations: Migration[] = [
  { name: '0001-first', up: first.up },
  { name: '0002-search', up: search.up },
  { name: '0003-daily-work', up: dailyWork.up },
  { name: '0004-area-imports', up: areaImports.up },
  { name: '0005-figures', up: figures.up },
  { name: '0006-retention', up: retention.up },
  { name: '0007-rights', up: rights.up },
  { name: '0008-search-pieces', up: searchPieces.up },
  { name: '0009-statistics', up: statistics.up },
];
