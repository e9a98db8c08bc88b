import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

type Tone = 'ok' | 'info' | 'warn' | 'error';

const tones: Record<Tone, { icon: IconName; word: string; role: 'status' | 'alert' }> = {
  ok: { icon: 'check', word: 'できました', role: 'status' },
  info: { icon: 'info', word: 'お知らせ', role: 'status' },
  warn: { icon: 'warning', word: 'ご注意', role: 'status' },
  error: { icon: 'error', word: '困ったこと', role: 'alert' },
};

type NoticeProps = { tone: Tone; title: ReactNode; children?: ReactNode; action?: ReactNode };

export function Notice({ tone, title, children, action }: NoticeProps) {
  const { icon, word, role } = tones[tone];
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <Icon name={icon} />
      <div className="notice-text">
        <p className="notice-title">
          <span className="sr-only">{word}：</span>
          {title}
        </p>
        {children && <div>{children}</div>}
        {action && <div className="buttons">{action}</div>}
      </div>
    </div>
  );
}

type Wrong = { field: string; message: string };

/** On top of a form that came back: what is wrong, each line leading to its field (id = name). */
export function ErrorSummary({ errors }: { errors: readonly Wrong[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="notice notice-error" role="alert" tabIndex={-1} id="errors">
      <Icon name="error" />
      <div className="notice-text">
        <p className="notice-title">まだ保存していません。{errors.length}か所を直してください。</p>
        <p>書いた内容はこの画面に残っています。</p>
        <ul className="notice-list">
          {errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Nothing here yet: what belongs here, and the first step. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <div className="prose">{children}</div>}
      {action && <div className="buttons">{action}</div>}
    </div>
  );
}
