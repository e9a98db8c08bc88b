import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../cli/commands.ts';
import { platforms } from './bundle.ts';
import { shellStart, windowsStart } from './bundle-texts.ts';
import { root } from './house.mjs';

const read = (name: string) => readFileSync(join(root, name), 'utf8');
const files = readdirSync(join(root, 'deploy')).map((name) => `deploy/${name}`);
const page = read('docs/deployment.md');
const all = [page, ...files.map(read)].join('\n');

test('every setting that is named stands in the table of README', () => {
  const settings = /## Settings([\s\S]*?)\n## /.exec(read('README.md'))?.[1] ?? '';
  const known: string[] = settings.match(/[A-Z]+(_[A-Z]+)*/g) ?? [];
  const env = [...read('deploy/engawa.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, n]) => n);
  const named = [...all.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`/g)].map(([, name]) => name);
  expect(env.length).toBeGreaterThan(2);
  expect(named).toContain('TRUSTED_PROXY');
  expect([...named, ...env].filter((name) => !known.includes(name ?? ''))).toEqual([]);
});

test('every command that is named is one', () => {
  const named = [...page.matchAll(/engawa\.(?:sh|cmd) ([a-z]+(?: [a-z]+)?)/g)].map(([, n]) => n);
  const known = commands.map(({ name }) => name);
  expect(named.length).toBeGreaterThan(4);
  const isKnown = (name = '') => known.includes(name) || known.includes(name.split(' ')[0] ?? '');
  expect(named.filter((name) => !isKnown(name))).toEqual([]);
});

test('every file, page and platform that is named is there', () => {
  const named = [...page.matchAll(/deploy[/\\]([\w.-]+\w)|\]\((decisions\/[\w-]+\.md)\)/g)];
  const paths = named.map(([, file, decision]) => (file ? `deploy/${file}` : `docs/${decision}`));
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(files.filter((file) => !paths.includes(file))).toEqual([]);
  for (const platform of platforms) expect(page).toContain(`\`${platform}\``);
});

test('the services start what a bundle has', () => {
  expect(read('deploy/engawa.service')).toContain(`/${shellStart('').name}\n`);
  expect(read('deploy/jp.engawa.plist')).toContain(`/${shellStart('').name}<`);
  expect(read('deploy/windows-service.ps1')).toContain(`\\${windowsStart('').name}`);
  expect(windowsStart('').text).toContain('ENGAWA_SERVICE');
});
