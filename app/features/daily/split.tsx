import { showDate } from '#app/lib/dates.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Page, Prose } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { DAYS_KEPT, readDayText } from '../records/day-texts.server.ts';
import { mayWriteRecords } from '../records/record.ts';

/** The way back from a record to the text that it was split from; for nobody but its writer. */
export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayWriteRecords(actor)) throw forbidden();
  const id = params.id ?? '';
  const written = await readDayText(db, who(actor), id);
  if (!written) throw notFound();
  return { id, text: written.text, day: showDate(written.day), daysKept: DAYS_KEPT };
}

export default function SplitText({ loaderData }: PageProps<typeof loader>) {
  const { id, text, day, daysKept } = loaderData;
  return (
    <Page
      title="分ける前の文"
      lead={`${day}の日報に書いた文です。読めるのは、書いたあなただけです。保存してから${daysKept}日で消えます。`}
      actions={<LinkButton href={`/records/${id}`}>記録にもどる</LinkButton>}
    >
      <Prose>{text}</Prose>
    </Page>
  );
}
