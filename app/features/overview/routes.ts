import { route } from '@react-router/dev/routes';

export const overviewRoutes = [route('overview', 'features/overview/page.tsx')];
