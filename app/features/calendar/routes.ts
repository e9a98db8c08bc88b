import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/calendar/${file}`;

export const calendarRoutes = [
  route('calendar', at('page.tsx')),
  route('me/calendar', at('me.tsx')),
  // Open to whoever holds the secret address: programs sign in nowhere.
  route('feed/:token', at('feed.ts')),
];
