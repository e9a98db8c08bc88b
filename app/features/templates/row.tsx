import { asOffered, type Template } from './template.ts';

const SHOWN = 6;

/** On the form of a new record: one press fills it. The rest is on the page of templates. */
export function TemplateRow({ templates }: { templates: readonly Template[] }) {
  if (templates.length === 0) return null;
  return (
    <nav className="row template-row" aria-label="ひな形">
      <span className="quiet">ひな形</span>
      <ul className="row">
        {asOffered(templates)
          .slice(0, SHOWN)
          .map(({ id, name }) => (
            <li key={id}>
              <a href={`/records/new?template=${id}`}>{name}</a>
            </li>
          ))}
        <li>
          <a href="/templates">{templates.length > SHOWN ? 'ほかのひな形' : 'ひな形を直す'}</a>
        </li>
      </ul>
    </nav>
  );
}
