import { index, type RouteConfig, route } from '@react-router/dev/routes';

export default [
  index('features/today/page.tsx'),
  route('healthz', 'features/today/healthz.ts'),
] satisfies RouteConfig;
