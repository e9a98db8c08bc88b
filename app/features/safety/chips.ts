import { showDate } from '#app/lib/dates.ts';
import { type AuditFilter, auditAddress, thingOf, wordOf } from './audit.ts';

/** What the list is narrowed to, each with the address without it. */
export function chipsOf(filter: AuditFilter, actors: { id: string; name: string }[]) {
  const actor = actors.find((a) => a.id === filter.actor)?.name;
  const all: [keyof AuditFilter, string][] = [
    ['actor', actor ? `${actor}さんがした` : '職員にいない人がした'],
    ['thing', thingOf(filter.thing)],
    ['id', 'ひとつのものについて'],
    ['verb', wordOf(filter.verb)],
    ['from', filter.from && `${showDate(filter.from)}から`],
    ['to', filter.to && `${showDate(filter.to)}まで`],
  ];
  return all
    .filter(([name]) => filter[name] !== '')
    .map(([name, label]) => ({ label, removeHref: auditAddress(filter, { [name]: '' }) }));
}
