import { redirect } from 'react-router';
import { invalid, parseForm } from '#app/lib/forms.ts';
import { forbidden } from '#app/lib/problems.ts';
import { Button, LinkButton, QuietButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Empty, ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { listForm } from './form.ts';
import { mayEditTemplate, mayUseTemplates, type Template } from './template.ts';
import {
  dropTemplate,
  findDropped,
  moveTemplate,
  reachTemplateToEdit,
  readTemplates,
  restoreTemplate,
} from './templates.server.ts';
import { doneWords } from './words.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayUseTemplates(actor)) throw forbidden();
  const templates = await readTemplates(db, actor);
  const params = new URL(request.url).searchParams;
  return {
    own: templates.filter((t) => t.staffId !== null),
    office: templates.filter((t) => t.staffId === null),
    mayEditOffice: mayEditTemplate(actor, { staffId: null }),
    done: doneWords[params.get('done') ?? ''] ?? null,
    gone: await findDropped(db, actor, params.get('gone') ?? ''),
  };
}

export async function action({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!mayUseTemplates(actor)) throw forbidden();
  const form = parseForm(listForm, await request.formData());
  if (!form.ok) return invalid(form);
  const { intent, id } = form.value;
  if (intent === 'back' && (await findDropped(db, actor, id))) {
    await restoreTemplate(db, actor, id);
    return redirect('/templates?done=back');
  }
  await reachTemplateToEdit(db, actor, id);
  if (intent === 'drop') {
    await dropTemplate(db, actor, id);
    return redirect(`/templates?gone=${id}`);
  }
  if (intent !== 'back') await moveTemplate(db, actor, id, intent === 'up' ? -1 : 1);
  return redirect(`/templates?done=${intent}`);
}

export default function Templates({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { own, office, mayEditOffice, done, gone } = loaderData;
  return (
    <Page
      title="ひな形"
      lead="くり返す仕事は、ひな形から書きはじめると早くすみます。よく使うものが、記録する画面で先に出ます。"
      actions={
        <LinkButton href="/templates/new" tone="primary">
          ひな形を作る
        </LinkButton>
      }
    >
      <ErrorSummary errors={actionData?.errors ?? []} />
      {done && !actionData && <Notice tone="ok" title={done} />}
      {gone && !actionData && <Gone template={gone} />}
      {own.length + office.length === 0 && (
        <Empty title="ひな形は、まだありません。">
          <p>
            記録を開いて「ひな形にする」を押すか、「ひな形を作る」から始めます。日付や結果、内密の欄は入りません。
          </p>
        </Empty>
      )}
      {own.length > 0 && (
        <Section title="自分のひな形">
          <Rows templates={own} mayEdit />
        </Section>
      )}
      {office.length > 0 && (
        <Section title="みんなのひな形">
          <Rows templates={office} mayEdit={mayEditOffice} />
        </Section>
      )}
    </Page>
  );
}

function Gone({ template: { id, name } }: { template: Template }) {
  return (
    <Notice
      tone="ok"
      title={`ひな形「${name}」を消しました`}
      action={
        <form method="post" action="/templates">
          <HiddenField name="id" value={id} />
          <Button name="intent" value="back" k="u">
            元に戻す
          </Button>
        </form>
      }
    />
  );
}

function Rows({ templates, mayEdit }: { templates: Template[]; mayEdit: boolean }) {
  return (
    <ul className="grid">
      {templates.map(({ id, name, used }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-2"
        >
          <span className="row">
            <a href={`/records/new?template=${id}`}>{name}</a>
            <span className="quiet">
              {used === 0 ? 'まだ使っていません' : `${used}回使いました`}
            </span>
          </span>
          {mayEdit && (
            <form method="post" className="row">
              <HiddenField name="id" value={id} />
              <a href={`/templates/${id}`} className="button button-quiet">
                直す<span className="sr-only">：{name}</span>
              </a>
              <QuietButton name="intent" value="up" aria-label={`上へ：${name}`}>
                上へ
              </QuietButton>
              <QuietButton name="intent" value="down" aria-label={`下へ：${name}`}>
                下へ
              </QuietButton>
              <QuietButton name="intent" value="drop" aria-label={`消す：${name}`}>
                消す
              </QuietButton>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
