import { route } from '@react-router/dev/routes';

export const settingRoutes = [
  route('settings/office', 'features/settings/office.tsx'),
  route('settings/reach', 'features/settings/reach.tsx'),
];
