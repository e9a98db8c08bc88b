import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/areas/${file}`;

export const areaRoutes = [
  route('areas', at('list.tsx')),
  route('areas/new', at('new.tsx')),
  route('areas/import', at('import.tsx')),
  route('areas/paste', at('paste.tsx')),
  route('areas/proposals', at('proposals.tsx')),
  route('areas/districts', at('districts.tsx')),
  route('areas/:id', at('show.tsx')),
];
