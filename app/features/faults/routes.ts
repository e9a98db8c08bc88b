import { route } from '@react-router/dev/routes';

export const faultRoutes = [route('settings/faults', 'features/faults/page.tsx')];
