import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { dbOf } from '../accounts/here.server.ts';
import { officeNames } from './offices.server.ts';

/** The first page of the residents' side: who this is. What they are asked for will stand here. */
export async function loader({ context }: Args) {
  return { offices: await officeNames(dbOf(context)) };
}

export default function Welcome({ loaderData }: PageProps<typeof loader>) {
  const { offices } = loaderData;
  return (
    <Page title={offices.join('、') || 'えんがわ'} lead="住民のみなさまのためのページです。">
      <p>いまは、ご案内しているものはありません。</p>
    </Page>
  );
}
