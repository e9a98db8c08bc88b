import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/consents/${file}`;

export const consentRoutes = [
  route('consents', at('list.tsx')),
  route('consents/new', at('new.tsx')),
  route('consents/:id', at('show.tsx')),
];
