import { isFromThisMachine } from '../../../src/platform/mail/local-outbox.rules.js';
import { networkOf } from '../../../src/platform/web/rate-limit.rules.js';

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', '0:0:0:0'],
])('the address %s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

const here = {
  remoteAddress: '127.0.0.1',
  host: 'localhost:3000',
  isForwarded: false,
  ownHost: 'almoner.example',
};

it.each([
  ['by its name', {}],
  ['by IPv6', { remoteAddress: '::1', host: '[::1]:3000' }],
  ['by IPv4 within IPv6', { remoteAddress: '::ffff:127.0.0.1', host: '127.0.0.1' }],
  ['by the name of the house', { host: 'almoner.example' }],
])('a browser on this machine is known %s', (_, coming) => {
  expect(isFromThisMachine({ ...here, ...coming })).toBe(true);
});

it.each([
  ['on another machine', { remoteAddress: '192.168.1.20' }],
  ['on another machine whose address begins alike', { remoteAddress: '::ffff:12.127.0.1' }],
  ['of no address', { remoteAddress: undefined }],
  ['behind a proxy', { isForwarded: true }],
  ['which was sent to another name', { host: 'rebound.example' }],
  ['which was sent to a name that begins alike', { host: 'localhost.rebound.example' }],
  ['which names no host', { host: undefined }],
])('a browser is not on this machine: one %s', (_, coming) => {
  expect(isFromThisMachine({ ...here, ...coming })).toBe(false);
});
