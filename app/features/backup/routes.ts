import { route } from '@react-router/dev/routes';

export const backupRoutes = [route('settings/backup', 'features/backup/page.tsx')];
