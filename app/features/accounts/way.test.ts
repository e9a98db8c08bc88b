import { describe, expect, test } from 'vitest';
import { proxiesOf } from './reach.ts';
import { type Asked, addressOf, tidyAddress, wayOf } from './way.ts';

const direct: Asked = {
  peer: '127.0.0.1',
  isEncrypted: false,
  host: 'localhost:3000',
  forwardedFor: '',
  forwardedProto: '',
  isForwarded: false,
};
const site = 'https://engawa.example.jp';
const passedOn = { host: 'engawa.example.jp', forwardedFor: '192.0.2.7', isForwarded: true };
const lan = { peer: '192.168.1.20', host: '192.168.1.5:3000' };

describe('the way that a request came', () => {
  test.each<[string, Partial<Asked>, string, string | null, string]>([
    ['at this computer', {}, '', null, 'here'],
    ['at this computer by its number', { host: '127.0.0.1:3000' }, '', null, 'here'],
    ['in the new form', { peer: '::1', host: '[::1]:3000' }, '', null, 'here'],
    ['in the old form inside the new', { peer: '::ffff:127.0.0.1' }, '', null, 'here'],
    ['at this computer, with an address for the others', {}, '', site, 'here'],
    ['from a telephone', lan, '', null, 'plain'],
    ['from a telephone that calls itself this computer', { peer: lan.peer }, '', null, 'plain'],
    ['a name that leads here from elsewhere', { host: 'evil.example' }, '', null, 'plain'],
    ['by a proxy while no address is set', { isForwarded: true }, '', null, 'plain'],
    ['from a telephone past the proxy', lan, '127.0.0.1', site, 'plain'],
    ['by the proxy of this computer', passedOn, '127.0.0.0/8', site, 'https'],
    ['by a proxy elsewhere', { ...passedOn, peer: '192.0.2.1' }, '192.0.2.0/24', site, 'https'],
    [
      'by one of them',
      { ...passedOn, peer: '2001:db8::9' },
      '192.0.2.1,2001:db8::/64',
      site,
      'https',
    ],
    [
      'by a proxy that nobody named',
      { ...passedOn, peer: '192.0.3.1' },
      '192.0.2.0/24',
      site,
      'plain',
    ],
    [
      'by a proxy that came to over http',
      { ...passedOn, forwardedProto: 'http' },
      '127.0.0.1',
      site,
      'plain',
    ],
    [
      'by one that says https',
      { ...passedOn, forwardedProto: 'https, http' },
      '127.0.0.1',
      site,
      'https',
    ],
    [
      'from a telephone that says https',
      { ...lan, forwardedProto: 'https', isForwarded: true },
      '',
      null,
      'plain',
    ],
    ['with our own certificate', { ...lan, isEncrypted: true }, '', site, 'https'],
  ])('%s', (_name, asked, proxies, url, way) => {
    const list = proxiesOf(proxies.split(',').filter(Boolean));
    expect(wayOf({ ...direct, ...asked }, list, url)).toBe(way);
  });
});

describe('who asks', () => {
  test.each([
    ['nobody is believed unless named', '', '127.0.0.1', '9.9.9.9', '127.0.0.1'],
    ['the named proxy is', '127.0.0.1', '127.0.0.1', '9.9.9.9', '9.9.9.9'],
    ['but only for what it added itself', '127.0.0.1', '127.0.0.1', '1.1.1.1, 9.9.9.9', '9.9.9.9'],
    ['another sender is not', '127.0.0.1', '8.8.8.8', '9.9.9.9', '8.8.8.8'],
    ['without the header it is the proxy', '127.0.0.1', '127.0.0.1', '', '127.0.0.1'],
    [
      'an address in the new form is the same',
      '127.0.0.1',
      '::ffff:127.0.0.1',
      '9.9.9.9',
      '9.9.9.9',
    ],
    ['a chain of named ones', '10.0.0.0/8', '10.0.0.1', '1.1.1.1, 9.9.9.9, 10.0.0.2', '9.9.9.9'],
    ['a chain that somebody lengthened', '10.0.0.1', '10.0.0.1', '10.0.0.1, 9.9.9.9', '9.9.9.9'],
    ['a chain of proxies alone', '10.0.0.0/8', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['what is no address ends it', '10.0.0.0/8', '10.0.0.1', '9.9.9.9, unknown', '10.0.0.1'],
    ['an empty entry too', '10.0.0.0/8', '10.0.0.1', '9.9.9.9, ', '10.0.0.1'],
    ['with a port', '10.0.0.1', '10.0.0.1', '9.9.9.9:4711', '9.9.9.9'],
    ['in brackets', '10.0.0.1', '10.0.0.1', '"[2001:DB8::7]:4711"', '2001:db8::7'],
  ])('%s', (_name, proxies, peer, forwardedFor, address) => {
    const list = proxiesOf(proxies.split(',').filter(Boolean));
    expect(addressOf({ peer, forwardedFor }, list)).toBe(address);
  });

  test.each([
    [' 192.0.2.7 ', '192.0.2.7'],
    ['192.0.2.7:80', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:0207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:c000:207', '192.0.2.7'],
    ['[::ffff:192.0.2.7]:80', '192.0.2.7'],
    ['2001:0db8:0000::0007', '2001:db8::7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['192.0.2.07', ''],
    ['192.0.2', ''],
    ['0x7f000001', ''],
    ['unknown', ''],
    ['_hidden', ''],
    ["' or 1=1", ''],
    ['', ''],
  ])('%s counts as %s', (said, address) => {
    expect(tidyAddress(said)).toBe(address);
  });
});
