import type { ReactNode } from 'react';
import { Button, PrimaryButton } from './button.tsx';
import type { Option } from './field.tsx';
import { SelectField } from './fields.tsx';

type NarrowProps = {
  action: string;
  isOpen?: boolean;
  /** Not where the page has another button that does its job. */
  isPrimary?: boolean;
  /** What it does, where it is more than leaving out. */
  label?: string;
  children: ReactNode;
};

/** A form that asks by GET: what it asks stands in the address. */
export function Narrow({ action, isOpen, isPrimary = true, label, children }: NarrowProps) {
  const Press = isPrimary ? PrimaryButton : Button;
  return (
    <details className="more" open={isOpen}>
      <summary data-key="f">{label ?? 'しぼりこむ'}</summary>
      <form action={action} className="grid-fields">
        {children}
        <Press>{label ? 'この見方で見る' : 'しぼりこむ'}</Press>
      </form>
    </details>
  );
}

type ByProps = {
  name: string;
  label: string;
  value: string | null | undefined;
  options: readonly Option[];
  empty?: string;
};

/** One of what may be chosen, or all. */
export function NarrowBy({ empty = 'すべて', ...props }: ByProps) {
  return <SelectField empty={empty} {...props} />;
}
