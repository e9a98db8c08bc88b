/** What the pages ask for: fields of forms and names in addresses, read from the pages themselves. */
import { permissions } from '#tests/permissions.ts';

/** `values` are what it holds or offers; a file has none. */
export type Field = { name: string; values: string[]; isFile: boolean };
export type Form = { route: string; fields: Field[] };
export type Pages = { forms: Form[]; queries: Map<string, Field[]> };

const patterns = [...new Set(permissions.map(({ route }) => route))].map((route) => ({
  route,
  pattern: new RegExp(`^${route.replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`),
  params: route.split(':').length,
}));

/** Fixed parts go before parameters, as in the router. */
export function routeOf(path: string): string | undefined {
  const found = patterns.filter(({ pattern }) => pattern.test(path));
  return found.sort((a, b) => a.params - b.params)[0]?.route;
}

/** No request carries a word that is looked for in answers. */
export function readPage(pages: Pages, path: string, page: string): void {
  const html = page.replace(/qz\w+/g, '');
  const base = new URL(path, 'http://office.invalid');
  for (const [, attributes = '', inside = ''] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
    const to = new URL(attribute(attributes, 'action') ?? '', base);
    const route = routeOf(to.pathname);
    if (!route) continue;
    if (attribute(attributes, 'method') === 'post')
      pages.forms.push({ route, fields: fieldsIn(inside) });
    else for (const field of fieldsIn(inside)) addQuery(pages, route, field);
  }
  for (const [, href = ''] of html.matchAll(/\bhref="([^"]*)"/g)) {
    const to = URL.canParse(plain(href), base) ? new URL(plain(href), base) : base;
    const route = routeOf(to.pathname);
    if (to.origin !== base.origin || !route) continue;
    for (const [name, value] of to.searchParams) addQuery(pages, route, { name, values: [value] });
  }
}

function addQuery(
  { queries }: Pages,
  route: string,
  { name, values }: Omit<Field, 'isFile'>,
): void {
  const known = queries.get(route) ?? [];
  const same = known.find((field) => field.name === name);
  if (!same) known.push({ name, values: [...values], isFile: false });
  else if (same.values.length < 20) same.values.push(...values);
  queries.set(route, known);
}

const control = /<(?:input|button)\b[^>]*>|<select\b[^>]*>.*?<\/select>|<textarea\b[^>]*>[^<]*/gs;

function fieldsIn(html: string): Field[] {
  const fields: Field[] = [];
  for (const [tag] of html.matchAll(control)) {
    const name = attribute(tag, 'name');
    if (!name) continue;
    const same = fields.find((field) => field.name === name);
    const values = valuesOf(tag);
    if (same) same.values.push(...values);
    else fields.push({ name, values, isFile: attribute(tag, 'type') === 'file' });
  }
  return fields;
}

function valuesOf(tag: string): string[] {
  if (tag.startsWith('<select'))
    return [...tag.matchAll(/<option\b[^>]*>/g)].map(
      ([option]) => attribute(option, 'value') ?? '',
    );
  if (tag.startsWith('<textarea')) return [plain(tag.replace(/^[^>]*>/, ''))];
  const value = attribute(tag, 'value');
  return value === undefined ? [] : [value];
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag.replace(/^(<[^>]*>).*/s, '$1'))?.[1];
  return found === undefined ? undefined : plain(found);
}

const letters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => letters[name] ?? '');
}
