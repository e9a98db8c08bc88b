import type { Tx } from '#app/db/dialect.server.ts';

/** Stories of records that are erased. A fixed report keeps what it said: it stands in what was handed out. */
export async function eraseStoriesOf(
  tx: Tx,
  officeId: string,
  recordIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('report_story')
    .where('office_id', '=', officeId)
    .where('record_id', 'in', [...recordIds])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('report as p')
          .select('p.id')
          .whereRef('p.office_id', '=', 'report_story.office_id')
          .whereRef('p.id', '=', 'report_story.report_id')
          .where('p.fixed_at', 'is', null),
      ),
    )
    .execute();
}
