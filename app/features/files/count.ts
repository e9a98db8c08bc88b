import { sql } from 'kysely';
import type { Room } from './file.ts';

/** How many files the record `r` of a query has in one of its rooms, removed ones left out. */
export function filesIn(room: Room) {
  return sql<number>`(select count(*) from file as f
    where f.office_id = r.office_id and f.record_id = r.id and f.room = ${room} and f.removed_at is null)`;
}
