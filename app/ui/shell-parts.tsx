import { Icon } from './icons.tsx';
import { type Place, placeAt, type Scope, type SignedIn } from './shell.tsx';

export function Places({ places, current }: { places: Place[]; current: string }) {
  const at = placeAt(places, current);
  return (
    <ul className="places">
      {places.map((place) => (
        <li key={place.href}>
          <a href={place.href} data-go={place.key} aria-current={place === at ? 'page' : undefined}>
            <Icon name={place.icon} />
            {place.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function ScopeSwitch({ scope }: { scope: Scope }) {
  return (
    <details className="scope" name="shell-menu" data-menu="">
      <summary className="menu-word">
        <span className="sr-only">見ている範囲：</span>
        <span className="menu-label">{scope.label}</span>
        <Icon name="down" />
      </summary>
      <ul className="menu-panel">
        {scope.options.map((option) => (
          <li key={option.href}>
            <a href={option.href} aria-current={option.current ? 'true' : undefined}>
              {option.label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

type UserProps = {
  signedIn: SignedIn;
  menu: { href: string; label: string }[];
  signOutAction: string;
};

export function UserMenu({ signedIn, menu, signOutAction }: UserProps) {
  return (
    <details className="user" name="shell-menu" data-menu="">
      <summary className="menu-word">
        <Icon name="user" />
        <span className="menu-label">{signedIn.name}</span>
        <Icon name="down" />
      </summary>
      <div className="menu-panel">
        <p className="menu-who">
          {signedIn.role}
          <br />
          {signedIn.officeName}
        </p>
        <MenuList menu={menu} />
        <SignOut action={signOutAction} />
      </div>
    </details>
  );
}

export function MenuList({ menu }: { menu: { href: string; label: string }[] }) {
  return (
    <ul>
      {menu.map((item) => (
        <li key={item.href}>
          <a href={item.href}>{item.label}</a>
        </li>
      ))}
    </ul>
  );
}

export function SignOut({ action }: { action: string }) {
  return (
    <form method="post" action={action}>
      <button type="submit" className="menu-out">
        ログアウト
      </button>
    </form>
  );
}
