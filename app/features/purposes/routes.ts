import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/purposes/${file}`;

export const purposeRoutes = [
  route('purposes', at('show.tsx')),
  route('purposes/new', at('new.tsx')),
  route('purposes/principles/:kind', at('principles.tsx')),
  route('purposes/:id', at('show.tsx'), { id: 'purposes-edition' }),
  route('purposes/:id/edit', at('edit.tsx')),
  route('purposes/:id/paste', at('paste.tsx')),
];
