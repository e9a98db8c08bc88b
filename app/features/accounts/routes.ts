import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/accounts/${file}`;

export const accountsRoutes = [
  route('sign-in', at('sign-in.tsx')),
  route('sign-in/second', at('second.tsx')),
  route('sign-in/enrol', at('enrol.tsx')),
  route('sign-in/passkey', at('passkey.ts')),
  route('sign-in/passkey/options', at('passkey-options.ts')),
  route('sign-in/sample', at('sample-door.ts')),
  route('sign-out', at('sign-out.ts')),
  route('invitation/:token', at('invitation.tsx')),
  route('forgotten', at('forgotten.tsx')),
  route('me', at('me.tsx')),
  route('me/password', at('me-password.tsx')),
  route('me/second', at('me-second.tsx')),
  route('staff', at('staff.tsx')),
  route('staff/new', at('staff-new.tsx')),
  route('staff/paste', at('staff-paste.tsx')),
  route('staff/:id', at('staff-show.tsx')),
];
