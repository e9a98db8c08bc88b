import type { Importers } from './import.ts';

/** What can be brought in, by the word after `import`. */
export const importers: Importers = {
  areas: async () => (await import('#app/features/areas/import.server.ts')).importAreasFile,
  population: async () =>
    (await import('#app/features/statistics/import.server.ts')).importPopulationFile,
  records: async () => (await import('#app/features/imports/import.server.ts')).importRecordsFile,
};
