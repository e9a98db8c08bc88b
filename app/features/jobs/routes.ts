import { route } from '@react-router/dev/routes';

export const jobRoutes = [
  route('jobs/:id', 'features/jobs/show.tsx'),
  route('jobs/:id/file', 'features/jobs/file.ts'),
];
