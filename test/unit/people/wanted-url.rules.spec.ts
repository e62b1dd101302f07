import fc from 'fast-check';
import { localPath, withoutToken } from '../../../src/people/access/wanted-url.rules.js';

it.each(['/', '/home', '/awards/1?order=name&page=2', '/a%20b'])('goes on to %s', (url) => {
  expect(localPath(url)).toBe(url);
});

it.each([
  undefined,
  '',
  'home',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/home\r\nSet-Cookie: a=b',
  '/ho me',
  `/${'a'.repeat(2000)}`,
])('does not go on to %s', (url) => {
  expect(localPath(url)).toBeUndefined();
});

it('never leaves the house, as a browser reads addresses', () => {
  const nasty = fc.array(fc.constantFrom('/', '\\', '.', '@', ':', '?', '#', 'a', '\t', '%2f'));
  fc.assert(
    fc.property(nasty, (parts) => {
      const path = localPath(`/${parts.join('')}`);
      if (path === undefined) return;
      expect(new URL(path, 'https://house.example').host).toBe('house.example');
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['/a', '/a'],
  ['/a?_csrf=1', '/a'],
  ['/a?b=1&_csrf=2&c=3', '/a?b=1&c=3'],
  ['/a?b_csrf=1', '/a?b_csrf=1'],
])('%s without its token is %s', (url, plain) => {
  expect(withoutToken(url)).toBe(plain);
});
