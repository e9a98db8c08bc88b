/**
 * P8: 100,000 records taken out, as a person gets them: by the built server, in its worker, while
 * others save. Seconds from the press of the button to the file, its rows, the memory of the
 * whole process at its highest, and how saving goes meanwhile beside how it goes alone.
 */

import { setTimeout } from 'node:timers/promises';
import { toTyped } from '#app/features/records/typed.ts';
import { newId } from '#app/lib/ids.ts';
import { atMost, type Table, timesOf, whole } from './measure.ts';
import { copyOffice, type Office } from './office.ts';
import { fieldsFor } from './save.ts';
import { type Server, signIn, startServer } from './server.ts';

const ROWS = 100_000;
const ways = [
  { as: 'csv', confidential: '' },
  { as: 'xlsx', confidential: '' },
  { as: 'cp932', confidential: '' },
  { as: 'xlsx', confidential: '1' },
] as const;

export async function benchExport(office: Office): Promise<Table> {
  const copy = await copyOffice(office);
  const people = [copy.town.staff[0], copy.town.staff.find((p) => p.role === 'manager')];
  const [worker = '', manager = ''] = await Promise.all(
    people.map((person) => signIn(copy, person?.id ?? '')),
  );
  const server = await startServer(copy, { count: false });
  try {
    const save = savingBy(server, copy, worker);
    const alone = await savingUntil(save, setTimeout(5000));
    const from = fromDay(copy);
    const rows: string[][] = [];
    for (const { as, confidential } of ways) {
      const query = `from=${from}`;
      const quiet = await timedExport(server, manager, { as, query, confidential });
      const busy = timedExport(server, manager, { as, query, confidential });
      const saved = await savingUntil(save, busy);
      const made = await busy;
      rows.push([
        `${as}${confidential && ', with the other room'}`,
        whole(quiet.rows),
        quiet.seconds.toFixed(1),
        quiet.cpu.toFixed(1),
        whole(quiet.rows / quiet.seconds),
        made.seconds.toFixed(1),
        whole(Math.max(quiet.memory, made.memory)),
        whole(quiet.bytes / 2 ** 20),
        `${whole(saved.rate)} (${(saved.rate / alone.rate).toFixed(2)}×)`,
        `${saved.p95.toFixed(0)} (${alone.p95.toFixed(0)})`,
        quiet.seconds > 10 ? 'MISSED' : atMost(Math.max(quiet.memory, made.memory), 512),
      ]);
      console.error(rows.at(-1)?.join('  '));
    }
    return {
      title: `P8 export, ${whole(office.records)} records, ${office.engine}`,
      head: [
        'as',
        'rows',
        's',
        'of processor',
        'rows a second',
        's while others save',
        'memory MB',
        'file MB',
        'saves a second meanwhile (against alone)',
        'p95 of a save ms (alone)',
        '≤ 10 s, ≤ 512 MB',
      ],
      rows,
      notes: [
        `The newest records from ${from} on, all columns. Memory is the resident memory of the server with its worker at its highest, ${whole(server.memory())} MB when all is over; one person saves, one record after the other.`,
      ],
    };
  } finally {
    await server.stop();
    await copy.drop();
  }
}

/** Five years of records: the day from which on there are about as many as asked for. */
function fromDay({ records }: Office): string {
  const days = Math.round(Math.min(1, ROWS / records) * 5 * 365.25 * 1.01);
  return new Date(Date.parse('2026-03-31T00:00:00Z') - days * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

/** The server lets go of a connection that rested; whoever used it at that moment asks again. */
function askOf(server: Server): Server['ask'] {
  return (path, asked) =>
    server.ask(path, asked).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET') throw error;
      return server.ask(path, asked);
    });
}

type Asked = { as: string; query: string; confidential: string };

async function timedExport(server: Server, cookie: string, form: Asked) {
  const ask = askOf(server);
  const [began, used] = [performance.now(), server.cpu()];
  let memory = 0;
  let goesOn = true;
  const watching = (async () => {
    while (goesOn) {
      memory = Math.max(memory, server.memory());
      await setTimeout(50);
    }
  })();
  const { status, location } = await ask('/export/records', { cookie, form });
  if (status !== 302 || !location?.startsWith('/jobs/')) throw new Error(`No job: ${status}`);
  let file = await ask(`${location}/file`, { cookie });
  while (file.status === 404) {
    await setTimeout(100);
    file = await ask(`${location}/file`, { cookie });
  }
  const seconds = (performance.now() - began) / 1000;
  const cpu = (server.cpu() - used) / 1000;
  goesOn = false;
  await watching;
  const page = await server.text(location, cookie);
  const rows = Number(/([\d,]+)件を書き出しました/.exec(page)?.[1]?.replaceAll(',', ''));
  return { seconds, cpu, memory, bytes: file.bytes, rows };
}

function savingBy(server: Server, office: Office, cookie: string) {
  const typed = toTyped(fieldsFor(office));
  return async () => {
    const { status, location } = await askOf(server)('/records/new', {
      cookie,
      form: { ...typed, id: newId() },
    });
    if (status !== 302 || !location?.includes('saved')) throw new Error(`Not saved: ${status}`);
  };
}

async function savingUntil(save: () => Promise<void>, over: Promise<unknown>) {
  let goesOn = true;
  const stop = () => {
    goesOn = false;
  };
  over.then(stop, stop);
  const times: number[] = [];
  const began = performance.now();
  while (goesOn) {
    const at = performance.now();
    await save();
    times.push(performance.now() - at);
  }
  return { rate: times.length / ((performance.now() - began) / 1000), p95: timesOf(times).p95 };
}
