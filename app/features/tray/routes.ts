import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/tray/${file}`;

export const trayRoutes = [
  route('tray', at('list.tsx')),
  route('records/:id/comments', at('comments.tsx')),
];
