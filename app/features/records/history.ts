/** Who changed what and when, for one record: each version against the one before it. */
import type { States } from './confidential.server.ts';
import { changedFields } from './merge.ts';
import type { RecordFields, Shared } from './record.ts';
import { toConfidential } from './rows.ts';
import type { Whole } from './whole.server.ts';

export type Change = {
  version: number;
  at: string;
  by: string;
  fields: { field: string; before: unknown; after: unknown }[];
};
type Now = Pick<Whole, 'version' | 'updated_at' | 'editor'>;

/** Newest first; the last entry is the making of the record. Confidential texts only for who may read them. */
export function historyOf(row: Now, now: RecordFields, { part, shared, other }: States): Change[] {
  const mayKnow = part !== null;
  const confidentialAt = (version: number) => {
    const next = other.find((state) => state.version >= version);
    if (next) return JSON.parse(next.fields) as RecordFields['confidential'];
    return mayKnow ? now.confidential : toConfidential(undefined);
  };
  const states = [
    ...shared.map(({ fields, ...state }) => ({
      ...state,
      fields: { ...(JSON.parse(fields) as Shared), confidential: confidentialAt(state.version) },
    })),
    {
      version: row.version,
      at: row.updated_at,
      by: row.editor,
      fields: mayKnow ? now : { ...now, confidential: toConfidential(undefined) },
    },
  ];
  return states
    .map(({ version, at, by, fields }, i) => ({
      version,
      at,
      by: by ?? '',
      fields: differences(states[i - 1]?.fields, fields),
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
