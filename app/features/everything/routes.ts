import { route } from '@react-router/dev/routes';

export const everythingRoutes = [route('settings/everything', 'features/everything/page.tsx')];
