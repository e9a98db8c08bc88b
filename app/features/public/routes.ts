import { route } from '@react-router/dev/routes';

/** What residents open; each stands in `accounts/sides.ts` too. */
export const publicRoutes = [route('residents', 'features/public/welcome.tsx')];
