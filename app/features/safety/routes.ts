import { route } from '@react-router/dev/routes';

export const safetyRoutes = [route('audit', 'features/safety/audit.tsx')];
