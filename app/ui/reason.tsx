import { type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { Buttons, DangerButton, LinkButton } from './button.tsx';
import { TextField } from './fields.tsx';
import { ErrorSummary } from './notice.tsx';
import { Page } from './page.tsx';

type ReasonProps = {
  title: string;
  /** What is taken away. */
  lead: string;
  /** What becomes of it, and whether it can come back. */
  then: string;
  came: { errors: FieldError[]; values: Typed } | undefined;
  label?: string;
  button?: string;
  back: { href: string; label?: string };
};

/** Nothing goes away without a reason. */
export function ReasonPage({ title, lead, then, came, back, ...words }: ReasonProps) {
  const { label = '消すわけ', button = '消す' } = words;
  return (
    <Page title={title} lead={lead}>
      <ErrorSummary errors={came?.errors ?? []} />
      <p>{then}</p>
      <form method="post" className="form" noValidate>
        <TextField
          name="reason"
          label={label}
          required
          error={came?.errors[0]?.message}
          value={one(came?.values, 'reason')}
          autoComplete="off"
        />
        <Buttons>
          <DangerButton>{button}</DangerButton>
          <LinkButton href={back.href} tone="quiet">
            {back.label ?? 'やめる'}
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
