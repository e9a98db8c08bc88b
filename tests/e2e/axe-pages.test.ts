import { test } from 'vitest';
import { permissions } from '#tests/permissions.ts';
import { atWork } from './at-work.ts';
import { isFit } from './fit.ts';
import { inHouse, type Name } from './office.ts';

/** Every page that the site map knows, seen by somebody who may. What asks nobody in stands below. */
const open = ['/healthz', '/sign-in', '/sign-in/second', '/sign-in/enrol', '/forgotten'];
/** They answer with a file, or only lead back to their list. */
const bare = /\/files\/:file(\/small)?$|^\/export\/:list$|^\/imports\/(look|:id\/rejected)$/;
const gets = permissions.filter(
  (line) => line.method === 'GET' && !open.includes(line.path) && !bare.test(line.route),
);
const pages = [...Map.groupBy(gets, (line) => line.route).values()].flatMap(([line]) => {
  const name = (['mori', 'sasaki'] as const).find((n) => line?.seen[n] === 'ok');
  return line && name ? [[line.path, name] as [string, Name]] : [];
});
inHouse('the pages of an office at work', atWork, (house) => {
  test.each(pages)('%s (%s)', async (path, name) => {
    const page = await house.page(name);
    await page.goto(path);
    await isFit(page);
  });
});
