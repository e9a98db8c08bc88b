import { route } from '@react-router/dev/routes';

export const foundingRoutes = [route('setup', 'features/founding/setup.tsx')];
