import { route } from '@react-router/dev/routes';

export const reportRoutes = [
  route('reports', 'features/reports/list.tsx'),
  route('reports/new', 'features/reports/new.tsx'),
  route('reports/:id', 'features/reports/show.tsx'),
  route('reports/:id/edit', 'features/reports/edit.tsx'),
  route('reports/:id/records', 'features/reports/records.tsx'),
  route('reports/:id/stories', 'features/reports/stories.tsx'),
  route('reports/:id/fixing', 'features/reports/fixing.tsx'),
  route('reports/:id/unfixing', 'features/reports/unfixing.tsx'),
  route('reports/:id/file', 'features/reports/file.ts'),
  route('reports/:id/removal', 'features/reports/removal.ts'),
  route('reports/:id/restoration', 'features/reports/restoration.ts'),
];
