/** Who changed what and when, for one record: each version against the one before it. */
import type { Db } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import type { Actor } from '../accounts/actor.ts';
import { confidentialVersions } from './confidential.server.ts';
import { changedFields } from './merge.ts';
import { mayReadConfidential, type RecordFields, type Shared } from './record.ts';
import { toConfidential } from './rows.ts';

export type Change = {
  version: number;
  at: string;
  by: string;
  fields: { field: string; before: unknown; after: unknown }[];
};

/** Newest first; the first entry is the making of the record. Confidential texts only for who may read them. */
export async function historyOf(
  db: Db,
  actor: Actor,
  row: RecordTable,
  now: RecordFields,
): Promise<Change[]> {
  const shared = await db
    .selectFrom('record_version')
    .selectAll()
    .where('office_id', '=', row.office_id)
    .where('record_id', '=', row.id)
    .orderBy('version')
    .execute();
  const mayKnow = mayReadConfidential(actor, { areaId: row.area_id, staffId: row.staff_id });
  const parts = mayKnow ? await confidentialVersions(db, actor, row) : [];
  const names = await namesOf(db, row.office_id);
  const confidentialAt = (version: number) => {
    const next = parts.filter((p) => p.version >= version).sort((a, b) => a.version - b.version)[0];
    return next
      ? (JSON.parse(next.fields) as RecordFields['confidential'])
      : mayKnow
        ? now.confidential
        : toConfidential(undefined);
  };
  const states = [
    ...shared.map((v) => ({
      version: v.version,
      at: v.at,
      by: v.by,
      fields: { ...(JSON.parse(v.fields) as Shared), confidential: confidentialAt(v.version) },
    })),
    {
      version: row.version,
      at: row.updated_at,
      by: row.updated_by,
      fields: mayKnow ? now : { ...now, confidential: toConfidential(undefined) },
    },
  ];
  return states
    .map((state, i) => ({
      version: state.version,
      at: state.at,
      by: names.get(state.by ?? '') ?? '',
      fields: differences(states[i - 1]?.fields, state.fields),
    }))
    .reverse();
}

function differences(before: RecordFields | undefined, after: RecordFields): Change['fields'] {
  if (!before) return [];
  return changedFields(before, after).map((field) => ({
    field,
    before: fieldOf(before, field),
    after: fieldOf(after, field),
  }));
}

function fieldOf(fields: RecordFields, field: string): unknown {
  if (field === 'confidential.who') return fields.confidential.who;
  if (field === 'confidential.detail') return fields.confidential.detail;
  return fields[field as keyof Shared];
}

async function namesOf(db: Db, officeId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('office_id', '=', officeId)
    .execute();
  return new Map(rows.map((r) => [r.id, r.name]));
}
