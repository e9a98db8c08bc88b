import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/imports/${file}`;

export const importRoutes = [
  route('imports', at('list.tsx')),
  route('imports/look', at('look.tsx')),
  route('imports/:id', at('show.tsx')),
  route('imports/:id/rejected', at('rejected.ts')),
];
