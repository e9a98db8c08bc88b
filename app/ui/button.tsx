import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import { KeyHint } from './key-hint.tsx';

type Look = { children: ReactNode; k?: string; icon?: IconName };
type ButtonProps = Look & Omit<ComponentProps<'button'>, 'style' | 'className'>;
type LinkProps = Look & { href: string; tone?: 'primary' | 'plain' | 'quiet' } & Omit<
    ComponentProps<'a'>,
    'style' | 'className'
  >;

/** The one button of a page that does its job; Ctrl+Enter presses it. */
export function PrimaryButton(props: ButtonProps) {
  return <AnyButton look="button-primary" data-primary="" {...props} />;
}

export function Button(props: ButtonProps) {
  return <AnyButton look="button-plain" {...props} />;
}

/** Looks like a link, does what a button does: 元に戻す, 外す. */
export function QuietButton(props: ButtonProps) {
  return <AnyButton look="button-quiet" {...props} />;
}

export function DangerButton(props: ButtonProps) {
  return <AnyButton look="button-danger" {...props} />;
}

export function LinkButton({ children, k, icon, tone = 'plain', ...rest }: LinkProps) {
  return (
    <a className={`button button-${tone}`} data-key={k} aria-keyshortcuts={k} {...rest}>
      <Inside k={k} icon={icon}>
        {children}
      </Inside>
    </a>
  );
}

/** Buttons of one form or page in a row: the main one first. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="buttons">{children}</div>;
}

function AnyButton({ look, children, k, icon, ...rest }: ButtonProps & { look: string }) {
  return (
    <button type="submit" className={`button ${look}`} data-key={k} aria-keyshortcuts={k} {...rest}>
      <Inside k={k} icon={icon}>
        {children}
      </Inside>
    </button>
  );
}

function Inside({ children, k, icon }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {k && <KeyHint k={k} />}
    </>
  );
}
