/** What an address says of a new 予定: filled into the form, and checked when it is sent. */
import type { Typed } from '#app/lib/forms.ts';
import { verbs } from '../lists/verbs.ts';

const MOST = 200;

/** `?area= &verb= &aim= &title= &goal= &kind=`; what is not said stays as the form begins. */
export function typedFrom(params: URLSearchParams): Typed {
  const given = { areaId: 'area', aim: 'aim', title: 'title', goalId: 'goal', kind: 'kind' };
  const texts = Object.entries(given).flatMap(([field, name]) => {
    const text = params.get(name)?.trim().slice(0, MOST);
    return text ? [[field, text] as const] : [];
  });
  const asked = params.getAll('verb');
  const known = verbs.filter(({ verb }) => asked.includes(verb)).map(({ verb }) => verb);
  return { ...Object.fromEntries(texts), ...(known.length > 0 && { verbs: known }) };
}
