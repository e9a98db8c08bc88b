import { route } from '@react-router/dev/routes';

export const gapRoutes = [route('overview/gaps', 'features/gaps/page.tsx')];
