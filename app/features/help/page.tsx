import { Page } from '#app/ui/page.tsx';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { topics } from './topics.tsx';

export function loader({ context }: Args) {
  signedIn(context);
  return null;
}

export default function Help() {
  return (
    <Page title="使い方" lead="したことを、その日のうちに、ひとこと書く。それだけで始められます。">
      <nav className="view-links no-print" aria-label="この画面にあること">
        {topics.map(({ id, title }) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      {topics.map(({ id, About }) => (
        <div key={id} id={id}>
          <About />
        </div>
      ))}
    </Page>
  );
}
