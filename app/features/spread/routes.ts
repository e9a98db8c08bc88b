import { route } from '@react-router/dev/routes';

export const spreadRoutes = [route('overview/spread', 'features/spread/page.tsx')];
