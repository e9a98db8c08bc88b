// Starts the bundle in the folder it is given with next to no environment, walks in, and prints
// what it met as one object. A program of its own, because it runs where there is no network.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const program = join(process.argv[2], 'engawa.sh');
const port = 20_000 + (process.pid % 20_000);
const env = { PATH: '/nowhere', PORT: String(port) };
const origin = `http://localhost:${port}`;
const met = { reachesOutside: await answers('https://registry.npmjs.org') };

const server = spawn(program, { env, cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] });
await once(server.stdout, 'data');
met.health = (await fetch(`${origin}/healthz`)).status;
met.setup = (await post('/setup', { intent: 'sample' })).headers.get('location');
const doors = await (await fetch(`${origin}/sign-in`)).text();
const staff = /<button(?=[^>]*name="staff")[^>]*value="([^"]+)"/.exec(doors)?.[1] ?? '';
const inside = await post('/sign-in/sample', { to: '/', staff });
met.signedIn = inside.headers.get('location');
const cookie = inside.headers
  .getSetCookie()
  .map((line) => line.split(';')[0])
  .join('; ');
met.records = (
  await fetch(`${origin}/records`, { headers: { cookie }, redirect: 'manual' })
).status;
server.kill();
await once(server, 'exit');
met.command = spawnSync(program, ['audit', 'verify'], {
  env,
  stdio: ['ignore', 'ignore', 2],
}).status;
console.log(JSON.stringify(met));

function post(path, fields) {
  const body = new URLSearchParams(fields);
  return fetch(origin + path, { method: 'POST', body, headers: { origin }, redirect: 'manual' });
}

async function answers(url) {
  return fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(3000) }).then(
    () => true,
    () => false,
  );
}
