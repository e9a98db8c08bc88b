import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/lists/${file}`;

export const listRoutes = [
  route('settings/lists', at('all.tsx')),
  route('settings/lists/:list', at('edit.tsx')),
  route('settings/lists/:list/paste', at('paste.tsx')),
];
