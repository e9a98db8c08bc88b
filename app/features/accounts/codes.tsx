import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** Shown once, right after they are made. */
export function RecoveryCodes({
  codes,
  next,
  label,
}: {
  codes: string[];
  next: string;
  label: string;
}) {
  return (
    <>
      <Notice tone="warn" title="控えの番号は、いまだけ見えます。">
        <p>
          この画面を印刷するか、紙に書き写して、大切なものといっしょにしまってください。電話をなくしたときに、番号ひとつで一度入れます。
        </p>
      </Notice>
      <ol className="list-inside list-decimal">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <LinkButton href={next} tone="primary">
        {label}
      </LinkButton>
    </>
  );
}
