import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import { KeyHint } from './key-hint.tsx';
import { Mark } from './mark.tsx';
import { MenuList, Places, ScopeSwitch, SignOut, UserMenu } from './shell-parts.tsx';

export type Place = {
  href: string;
  label: string;
  key: string;
  icon: IconName;
  /** Other paths that belong to it. */
  also?: readonly string[];
};
export type Scope = { label: string; options: { href: string; label: string; current: boolean }[] };
export type SignedIn = {
  id: string;
  name: string;
  role: string;
  officeName: string;
  isSample: boolean;
};

export type ShellProps = {
  signedIn: SignedIn | null;
  places: Place[];
  scope: Scope | null;
  /** The path one is at; decides which place is the current one. */
  current: string;
  query: string;
  /** Sent along with a search, so that the scope stays in the address. */
  keep?: Record<string, string>;
  primary?: { href: string; label: string; key: string };
  menu: { href: string; label: string }[];
  signOutAction: string;
  children: ReactNode;
};

/** The frame of every page: places at the side, on a phone at the thumb. */
export function Shell(props: ShellProps) {
  return (
    <div className="shell" data-signed-in={props.signedIn?.id}>
      <a className="skip" href="#main">
        本文へ進む
      </a>
      {props.signedIn && <SidePlaces {...props} />}
      <TopBar {...props} />
      {props.signedIn?.isSample && (
        <aside className="sample">見本の事業所です。自由にさわってください。</aside>
      )}
      <main id="main" className="shell-main" tabIndex={-1}>
        {props.children}
      </main>
      {props.signedIn && <ThumbBar {...props} />}
    </div>
  );
}

function SidePlaces({ places, current, signedIn }: ShellProps) {
  return (
    <nav className="side" aria-label="場所">
      <Mark />
      <Places places={places} current={current} />
      <p className="side-office">{signedIn?.officeName}</p>
    </nav>
  );
}

function TopBar({
  signedIn,
  places,
  current,
  scope,
  query,
  keep,
  primary,
  menu,
  signOutAction,
}: ShellProps) {
  if (!signedIn) {
    return (
      <header className="top">
        <Mark />
      </header>
    );
  }
  return (
    <header className="top">
      <p className="top-title">{placeAt(places, current)?.label ?? 'えんがわ'}</p>
      {scope && <ScopeSwitch scope={scope} />}
      <SearchForm query={query} keep={keep} />
      {primary && (
        <a className="button button-primary top-primary" href={primary.href} data-key={primary.key}>
          <Icon name="plus" />
          {primary.label}
          <KeyHint k={primary.key} />
        </a>
      )}
      <UserMenu signedIn={signedIn} menu={menu} signOutAction={signOutAction} />
    </header>
  );
}

function SearchForm({ query, keep = {} }: Pick<ShellProps, 'query' | 'keep'>) {
  return (
    <search className="top-find">
      <form action="/search">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} defaultValue={value} />
        ))}
        <label className="sr-only" htmlFor="shell-q">
          さがすことば
        </label>
        <input
          id="shell-q"
          className="input"
          type="search"
          name="q"
          defaultValue={query}
          data-key="/"
        />
        <button type="submit" className="button button-quiet">
          <Icon name="search" />
          <span>さがす</span>
          <KeyHint k="/" />
        </button>
      </form>
    </search>
  );
}

/** On a phone: two places, search, the main job in the middle, and all the rest under ほか. */
function ThumbBar({ places, current, primary, menu, signOutAction }: ShellProps) {
  const at = placeAt(places, current);
  const [home, map] = (['home', 'map'] as const).map((icon) =>
    places.find((place) => place.icon === icon),
  );
  return (
    <nav className="thumb" aria-label="手もと">
      {home && <ThumbLink place={home} here={home === at} />}
      <ThumbLink place={find} here={current.startsWith(find.href)} />
      {primary && (
        <a className="thumb-primary" href={primary.href}>
          <Icon name="plus" />
          <span className="sr-only">{primary.label}</span>
        </a>
      )}
      {map && <ThumbLink place={map} here={map === at} />}
      <details className="thumb-more" name="shell-menu" data-menu="">
        <summary className="thumb-item">
          <Icon name="menu" />
          <span>ほか</span>
        </summary>
        <div className="thumb-panel">
          <Places places={places} current={current} />
          <MenuList menu={menu} />
          <SignOut action={signOutAction} />
        </div>
      </details>
    </nav>
  );
}

type ThumbPlace = Omit<Place, 'key'>;

const find: ThumbPlace = { href: '/search', label: 'さがす', icon: 'search' };

function ThumbLink({ place, here }: { place: ThumbPlace; here: boolean }) {
  return (
    <a className="thumb-item" href={place.href} aria-current={here ? 'page' : undefined}>
      <Icon name={place.icon} />
      <span>{place.label}</span>
    </a>
  );
}

/** The place whose address is the longest beginning of the path. */
export function placeAt<P extends Pick<Place, 'href' | 'also'>>(
  places: P[],
  current: string,
): P | undefined {
  const paths = places.flatMap((place) =>
    [place.href.split('?')[0] ?? place.href, ...(place.also ?? [])].map((path) => ({
      path,
      place,
    })),
  );
  return paths
    .filter(({ path }) => isUnder(path, current))
    .sort((a, b) => b.path.length - a.path.length)[0]?.place;
}

function isUnder(path: string, current: string): boolean {
  return path === '/' ? current === '/' : current === path || current.startsWith(`${path}/`);
}
