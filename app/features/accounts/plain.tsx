import { LinkButton } from '#app/ui/button.tsx';
import { Page, Prose, Section } from '#app/ui/page.tsx';
import type { Plain } from './arrive.server.ts';

/** Instead of any page, over plain http from elsewhere: what does not work there, and what to do. */
export function PlainWay({ publicUrl, local, isResident }: Plain) {
  if (isResident) return <ForResidents publicUrl={publicUrl} />;
  return (
    <Page
      title="このアドレスでは、えんがわに入れません"
      lead="このままでは、パスワードや住民のことを、とちゅうで人に読まれるおそれがあります。書いた記録は、そのまま残っています。"
    >
      {publicUrl ? <Known publicUrl={publicUrl} /> : <Unknown local={local} />}
    </Page>
  );
}

function ForResidents({ publicUrl }: { publicUrl: string | null }) {
  return (
    <Page
      title="このアドレスでは開けません"
      lead="このままでは、書いたことを、とちゅうで人に読まれるおそれがあります。"
    >
      {publicUrl ? (
        <Open publicUrl={publicUrl} />
      ) : (
        <p>いただいた紙のアドレスを確かめるか、紙にある電話番号におたずねください。</p>
      )}
    </Page>
  );
}

function Known({ publicUrl }: { publicUrl: string }) {
  return (
    <Prose>
      <p>こちらのアドレスを開いてください。次からも、このアドレスを使います。</p>
      <Open publicUrl={publicUrl} />
      <p>開いても、またこの画面が出るときは、システム係にこの画面を見せてください。</p>
    </Prose>
  );
}

function Open({ publicUrl }: { publicUrl: string }) {
  return (
    <p>
      <LinkButton href={`${publicUrl}/`} tone="primary">
        {publicUrl} を開く
      </LinkButton>
    </p>
  );
}

function Unknown({ local }: { local: string }) {
  return (
    <>
      <Section title="えんがわを動かしているパソコンで使う">
        <p>
          そのパソコンの、アドレスを書く欄に <code>{local}</code> と打つと開きます。
        </p>
      </Section>
      <Section title="電話や、ほかのパソコンで使う">
        <p>
          https で始まるアドレスが要ります。まだ決まっていないので、システム係に頼んでください。
        </p>
        <p>
          システム係の人へ：えんがわを動かしているパソコンでログインし、自分の名前のところから「つながり方」を開いてください。することが、順に書いてあります。
        </p>
      </Section>
    </>
  );
}
