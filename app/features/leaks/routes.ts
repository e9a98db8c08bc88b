import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/leaks/${file}`;

export const leakRoutes = [
  route('leaks', at('list.tsx')),
  route('leaks/seen', at('seen.tsx')),
  route('leaks/new', at('new.tsx')),
  route('leaks/:id', at('show.tsx')),
  route('leaks/:id/print', at('print.tsx')),
];
