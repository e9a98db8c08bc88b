import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/mappings/${file}`;

export const mappingRoutes = [
  route('mappings', at('list.tsx')),
  route('mappings/:form/:year', at('year.tsx')),
  route('mappings/:form/:year/targets/:target', at('target.tsx')),
  route('mappings/:form/:year/table', at('table.tsx')),
  route('mappings/:form/:year/records', at('records.tsx')),
];
