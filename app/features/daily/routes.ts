import { route } from '@react-router/dev/routes';

export const dailyRoutes = [
  route('daily', 'features/daily/page.tsx'),
  route('daily/:id', 'features/daily/split.tsx'),
];
