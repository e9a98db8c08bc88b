import { index, type RouteConfig, route } from '@react-router/dev/routes';
import { accountsRoutes } from './features/accounts/routes.ts';
import { appointmentRoutes } from './features/appointments/routes.ts';
import { areaRoutes } from './features/areas/routes.ts';
import { backupRoutes } from './features/backup/routes.ts';
import { calendarRoutes } from './features/calendar/routes.ts';
import { consentRoutes } from './features/consents/routes.ts';
import { dailyRoutes } from './features/daily/routes.ts';
import { everythingRoutes } from './features/everything/routes.ts';
import { exportRoutes } from './features/exports/routes.ts';
import { faultRoutes } from './features/faults/routes.ts';
import { foundingRoutes } from './features/founding/routes.ts';
import { gapRoutes } from './features/gaps/routes.ts';
import { importRoutes } from './features/imports/routes.ts';
import { jobRoutes } from './features/jobs/routes.ts';
import { leakRoutes } from './features/leaks/routes.ts';
import { listRoutes } from './features/lists/routes.ts';
import { mappingRoutes } from './features/mappings/routes.ts';
import { overviewRoutes } from './features/overview/routes.ts';
import { publicRoutes } from './features/public/routes.ts';
import { purposeRoutes } from './features/purposes/routes.ts';
import { recordRoutes } from './features/records/routes.ts';
import { reportRoutes } from './features/reports/routes.ts';
import { retentionRoutes } from './features/retention/routes.ts';
import { safetyRoutes } from './features/safety/routes.ts';
import { settingRoutes } from './features/settings/routes.ts';
import { spreadRoutes } from './features/spread/routes.ts';
import { statisticsRoutes } from './features/statistics/routes.ts';
import { templateRoutes } from './features/templates/routes.ts';
import { trayRoutes } from './features/tray/routes.ts';

/** The site map: each feature brings its own addresses. */
export default [
  index('features/today/page.tsx'),
  route('healthz', 'features/today/healthz.ts'),
  route('search', 'features/search/page.tsx'),
  route('help', 'features/help/page.tsx'),
  ...accountsRoutes,
  ...appointmentRoutes,
  ...areaRoutes,
  ...backupRoutes,
  ...everythingRoutes,
  ...calendarRoutes,
  ...consentRoutes,
  ...exportRoutes,
  ...dailyRoutes,
  ...faultRoutes,
  ...foundingRoutes,
  ...gapRoutes,
  ...importRoutes,
  ...jobRoutes,
  ...leakRoutes,
  ...listRoutes,
  ...overviewRoutes,
  ...mappingRoutes,
  ...publicRoutes,
  ...purposeRoutes,
  ...recordRoutes,
  ...reportRoutes,
  ...retentionRoutes,
  ...safetyRoutes,
  ...settingRoutes,
  ...spreadRoutes,
  ...statisticsRoutes,
  ...trayRoutes,
  ...templateRoutes,
] satisfies RouteConfig;
