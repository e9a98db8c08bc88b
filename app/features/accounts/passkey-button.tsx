import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';

type Props = {
  kind: 'get' | 'create';
  label: string;
  intent?: string;
  /** Why they do not work at this address. */
  hint: string | null;
  children?: ReactNode;
};

/** Shown by the script only, where the browser has passkeys; stands inside a form of the page. */
export function PasskeyButton({ kind, label, intent, hint, children }: Props) {
  if (hint) return <p>{hint}</p>;
  return (
    <div hidden data-passkey-part="">
      {children}
      <input type="hidden" name="challenge" />
      <input type="hidden" name="passkey" />
      <p role="status" data-passkey-state="" />
      <Button icon="lock" data-passkey={kind} {...(intent && { name: 'intent', value: intent })}>
        {label}
      </Button>
    </div>
  );
}

export function PasskeyScript() {
  return <script type="module" src="/passkey.js" />;
}
