/** listRecords for many filters, beside the same statements run bare. */
import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from '#app/features/accounts/actor.ts';
import { areasOf } from '#app/features/accounts/inside.server.ts';
import { type Filter, MOST, PAGE, readFilter } from '#app/features/records/filter.ts';
import { listRecords } from '#app/features/records/list.server.ts';
import { atMost, measure, ms, type Table, times } from './measure.ts';
import type { Office } from './office.ts';
import { bare, sentBy } from './queries.ts';

export type Case = { name: string; actor: Actor; filter: Partial<Filter> };

export async function compareReads(
  office: Office,
  db: Db,
  title: string,
  cases: Case[],
  most: number,
): Promise<Table> {
  const plain = await bare(office.engine, office.target);
  const rows: string[][] = [];
  for (const { name, actor, filter } of cases) {
    const whole = { ...readFilter(new URLSearchParams(), '2026-03-31'), ...filter };
    const list = () => listRecords(db, actor, whole);
    const queries = await sentBy(list);
    const { rows: found, older, count } = await list();
    const store = await measure(list, { most });
    const sql = await measure(async () => {
      for (const query of queries) await plain.run(query);
    });
    rows.push([
      name,
      count === null
        ? `${found.length}${older ? '+' : ''}`
        : count > MOST
          ? `${MOST}+`
          : String(count),
      String(queries.length),
      ms(store.p50),
      ms(store.p95),
      ms(sql.p50),
      times(store.p50 / sql.p50),
      atMost(store.p95, most),
    ]);
    console.error(rows.at(-1)?.join('  '));
  }
  await plain.close();
  const head = [
    'case',
    'found',
    'queries',
    'p50 ms',
    'p95 ms',
    'bare p50 ms',
    'ratio',
    `p95 ≤ ${most} ms`,
  ];
  return {
    title,
    head,
    rows,
    notes: [`A page is ${PAGE} records; ${PAGE}+ means that older ones follow.`],
  };
}

/** A person of the office as a request finds them. */
export async function actorOf(db: Db, { town }: Office, who: { id: string }): Promise<Actor> {
  const person = town.staff.find((p) => p.id === who.id);
  if (!person) throw new Error('Nobody of this office');
  const { officeId } = town;
  const areas = await areasOf(db, officeId, person.id, '2026-03-31');
  const office = { officeId, officeName: '縁川市社会福祉協議会', officeKind: 'real' as const };
  return { ...office, staffId: person.id, name: person.name, role: person.role, areas };
}

/** The manager sees all, the worker answers for a zone, one for a whole district, the viewer looks at one. */
export async function actorsOf(db: Db, office: Office) {
  const staff = office.town.staff;
  const [worker, manager, viewer] = (['csw', 'manager', 'viewer'] as const).map((role) =>
    staff.find((p) => p.role === role),
  );
  const wide = staff.findLast((p) => p.role === 'csw');
  if (!worker || !manager || !viewer || !wide) throw new Error('Nobody of this office');
  return {
    worker: await actorOf(db, office, worker),
    wide: await actorOf(db, office, wide),
    manager: await actorOf(db, office, manager),
    viewer: await actorOf(db, office, viewer),
  };
}
