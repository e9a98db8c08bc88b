import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'app',
  ssr: true,
  splitRouteModules: false,
  // The router would compare with the address that the proxy uses. Our own check
  // (accounts/middleware.server.ts) compares with the one that people use.
  allowedActionOrigins: ['**'],
} satisfies Config;
