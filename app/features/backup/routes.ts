import { route } from '@react-router/dev/routes';

export const backupRoutes = [
  route('settings/backup', 'features/backup/page.tsx'),
  route('settings/backup/sheet', 'features/backup/sheet.tsx'),
];
