import { HiddenField, TextField } from '#app/ui/fields.tsx';

type Offer = { sealed: string; typed: string; picture: string };

/** The picture for the app, the same as letters, and the six digits that prove it worked. */
export function TotpFields({ offer, error }: { offer: Offer; error?: string | undefined }) {
  return (
    <>
      <ol className="list-inside list-decimal">
        <li>スマートフォンの認証アプリを開いて、「追加」を選びます。</li>
        <li>アプリで下の四角い絵を写します。写せないときは、その下の文字を打ちこみます。</li>
        <li>アプリに出た6桁の数字を、ここに書きます。</li>
      </ol>
      <p>
        <img
          src={offer.picture}
          width={240}
          height={240}
          alt="認証アプリで写す四角い絵（QRコード）"
        />
      </p>
      <p>
        打ちこむ文字：<code>{offer.typed}</code>
      </p>
      <HiddenField name="offer" value={offer.sealed} />
      <TextField
        name="code"
        label="認証アプリの6桁の数字"
        autoComplete="one-time-code"
        inputMode="numeric"
        size="short"
        error={error}
        required
      />
    </>
  );
}
