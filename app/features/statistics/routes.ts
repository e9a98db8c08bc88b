import { route } from '@react-router/dev/routes';

export const statisticsRoutes = [
  route('statistics', 'features/statistics/list.tsx'),
  route('statistics/import', 'features/statistics/import.tsx'),
  route('statistics/areas/:id', 'features/statistics/area.tsx'),
  route('statistics/:id', 'features/statistics/show.tsx'),
];
