import { route } from '@react-router/dev/routes';

export const exportRoutes = [route('export/:list', 'features/exports/take.ts')];
