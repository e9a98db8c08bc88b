/** What stands around every page: places, area switch, menu. */
import type { RouterContextProvider } from 'react-router';
import {
  type Actor,
  mayManageStaff,
  mayReadAudit,
  maySetUp,
  roleNames,
} from './features/accounts/actor.ts';
import { actorContext } from './features/accounts/here.server.ts';
import { areaChoices } from './features/areas/choices.server.ts';
import { mayWriteRecords } from './features/records/record.ts';
import { mayDispose } from './features/retention/retention.ts';
import { mayUseTemplates } from './features/templates/template.ts';
import { today } from './lib/dates.ts';
import type { Place, ShellProps } from './ui/shell.tsx';

type Around = Omit<ShellProps, 'children'>;

export async function readShell(
  context: Readonly<RouterContextProvider>,
  url: URL,
): Promise<Around> {
  const actor = context.get(actorContext);
  const current = url.pathname;
  if (!actor)
    return {
      signedIn: null,
      places: [],
      scope: null,
      current,
      query: '',
      menu: [],
      signOutAction: '/sign-out',
    };
  const area = url.searchParams.get('area');
  const scoped = (href: string) => (area ? `${href}?area=${encodeURIComponent(area)}` : href);
  return {
    signedIn: {
      id: actor.staffId,
      name: actor.name,
      role: roleNames[actor.role],
      officeName: actor.officeName,
      isSample: actor.officeKind === 'sample',
    },
    places: places.map((place) => ({ ...place, href: scoped(place.href) })),
    scope: await scopeOf(context, actor, url),
    current,
    query: current === '/search' ? (url.searchParams.get('q') ?? '') : '',
    ...(area && { keep: { area } }),
    ...(mayWriteRecords(actor) && {
      primary: { href: scoped('/records/new'), label: '記録', key: 'n' },
    }),
    menu: menuOf(actor),
    signOutAction: '/sign-out',
  };
}

const places: Place[] = [
  { href: '/', label: 'きょう', key: 't', icon: 'home' },
  { href: '/records', label: '記録', key: 'r', icon: 'pen' },
  { href: '/calendar', label: '予定', key: 'c', icon: 'calendar' },
  { href: '/areas', label: '地域', key: 'a', icon: 'map' },
  { href: '/purposes', label: '目的', key: 'p', icon: 'hand' },
  {
    href: '/overview',
    label: 'ふりかえり',
    key: 'o',
    icon: 'chart',
    also: ['/reports', '/mappings'],
  },
];

function menuOf(actor: Actor): { href: string; label: string }[] {
  return [
    { href: '/me', label: '自分のこと' },
    ...(mayUseTemplates(actor) ? [{ href: '/templates', label: 'ひな形' }] : []),
    ...(actor.role === 'viewer'
      ? []
      : [
          { href: '/mappings', label: 'ほかの報告の表' },
          { href: '/staff', label: '職員' },
        ]),
    ...(mayWriteRecords(actor) ? [{ href: '/consents', label: '同意' }] : []),
    ...(maySetUp(actor)
      ? [
          { href: '/settings/lists', label: '選択肢の一覧' },
          { href: '/settings/office', label: '事業所の設定' },
          { href: '/imports', label: '前の記録を取り込む' },
        ]
      : []),
    ...(mayManageStaff(actor)
      ? [
          { href: '/settings/backup', label: '控え' },
          { href: '/settings/faults', label: 'うまくいかなかったこと' },
          { href: '/settings/reach', label: 'つながり方' },
        ]
      : []),
    ...(mayDispose(actor) ? [{ href: '/retention', label: '廃棄の予定' }] : []),
    ...(mayReadAudit(actor) ? [{ href: '/audit', label: '操作の記録' }] : []),
    ...(maySetUp(actor) ? [{ href: '/leaks', label: '漏えいのとき' }] : []),
    { href: '/help', label: '使い方' },
  ];
}

/** What the address says of the moment only. */
const passing = [
  ...['before', 'saved', 'taken', 'gone', 'done', 'restored'],
  ...['files', 'fileGone', 'fileSaved', 'fileBack'],
];

/** City, districts and one's own areas; the choice stays in the address. */
async function scopeOf(
  context: Readonly<RouterContextProvider>,
  actor: Actor,
  url: URL,
): Promise<Around['scope']> {
  const all = await areaChoices(context, today());
  const seen = all.filter((a) => actor.role !== 'viewer' || actor.areas.has(a.id));
  if (seen.length === 0) return null;
  const area = url.searchParams.get('area');
  const offered = seen.filter(
    (a) =>
      a.kind === 'city' ||
      a.kind === 'district' ||
      (a.kind === 'zone' && actor.areas.has(a.id)) ||
      a.id === area,
  );
  const to = (id: string | null) => {
    const params = new URLSearchParams(url.searchParams);
    for (const name of passing) params.delete(name);
    if (id) params.set('area', id);
    else params.delete('area');
    return `${url.pathname}${params.size > 0 ? `?${params}` : ''}`;
  };
  return {
    label: offered.find((a) => a.id === area)?.name ?? 'すべての地域',
    options: [
      { href: to(null), label: 'すべての地域', current: !area },
      ...offered.map((a) => ({ href: to(a.id), label: a.name, current: a.id === area })),
    ],
  };
}
