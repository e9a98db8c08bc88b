import { expect, test } from 'vitest';
import { faultOf } from './faults.ts';

const withCode = (code: string) => Object.assign(new Error('…'), { code });

test.each([
  ['no room for a file', withCode('ENOSPC'), 'full'],
  ['no room for the database', withCode('SQLITE_FULL'), 'full'],
  ['no room at the server of the database', withCode('53100'), 'full'],
  ['nobody listens', withCode('ECONNREFUSED'), 'away'],
  ['the server of the database is stopped', withCode('57P01'), 'away'],
  ['it only repeats another', withCode('25006'), 'away'],
  ['cut off', new Error('Connection terminated unexpectedly'), 'away'],
  [
    'cut off before',
    new Error('Client has encountered a connection error and is not queryable'),
    'away',
  ],
  ['ours', new TypeError('x is undefined'), 'fault'],
  ['a rule of the database', withCode('23505'), 'fault'],
  ['no error at all', undefined, 'fault'],
  ['a number as code', { code: 500 }, 'fault'],
])('%s', (_name, error, fault) => {
  expect(faultOf(error)).toBe(fault);
});
