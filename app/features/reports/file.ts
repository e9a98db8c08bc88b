import { redirect } from 'react-router';
import { change } from '#app/db/audit.server.ts';
import type { Args } from '#app/ui/route.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { attachment } from '../jobs/job.ts';
import type { Document } from './blocks.ts';
import { reachReport } from './reports.server.ts';
import { readDocument } from './source.server.ts';
import { xlsxOf } from './xlsx.server.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const ways = {
  docx: { make: inWord, type: `${office}.wordprocessingml.document` },
  xlsx: { make: xlsxOf, type: `${office}.spreadsheetml.sheet` },
};

/** The library is read when it is needed: it would slow every start (P10). */
async function inWord(document: Document): Promise<Buffer> {
  const { docxOf } = await import('./docx.server.ts');
  return docxOf(document);
}

/** Whoever comes here by the address bar, or by signing in again, is led to the report. */
export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const { id } = await reachReport(db, actor, params.id);
  return redirect(`/reports/${id}`);
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const report = await reachReport(db, actor, params.id);
  const as = (await request.formData()).get('as');
  if (as !== 'docx' && as !== 'xlsx') return redirect(`/reports/${report.id}`);
  const { make, type } = ways[as];
  const bytes = await make(await readDocument(db, actor, report));
  const line = { verb: 'report.export', thing: 'report', id: report.id, plain: { as } };
  await change(db, who(actor), async (_tx, note) => note(line));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': attachment(`${report.title.replace(/[\\/:*?"<>|]/g, '・')}.${as}`),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
