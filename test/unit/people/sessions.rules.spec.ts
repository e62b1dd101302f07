import { isSignInOver } from '../../../src/people/access/time-out.rules.js';
import { signInEndOf } from '../../../src/platform/access/sign-in-length.rules.js';
import { deviceOf } from '../../../src/people/sessions/device.rules.js';
import { plainCode } from '../../../src/people/sign-in/typed-code.rules.js';

describe('a sign-in', () => {
  const at = '2026-12-01T08:00:00.000Z';

  it.each([
    ['2026-12-01T08:00:00Z', false],
    ['2026-12-01T19:59:59Z', false],
    ['2026-12-01T20:00:00Z', true],
    ['2026-11-30T08:00:00Z', false], // a clock set back signs nobody out
  ])('seen at %s is over: %s', (now, isOver) => {
    expect(isSignInOver(at, new Date(now))).toBe(isOver);
  });

  it.each([undefined, '', 'yesterday'])('at %s never was one', (moment) => {
    expect(isSignInOver(moment, new Date(at))).toBe(true);
  });
});

describe('the end of a sign-in', () => {
  it.each([
    ['2026-12-01T09:30:00Z', '2026-12-01T10:30:00.000Z'], // an hour after the last request
    ['2026-12-01T19:30:00Z', '2026-12-01T20:00:00.000Z'], // twelve hours after the first
  ])('seen at %s is at %s', (now, at) => {
    expect(signInEndOf('2026-12-01T08:00:00.000Z', new Date(now)).at.toISOString()).toBe(at);
  });
});

describe('a code', () => {
  it.each(['K7QM-2XWP', 'k7qm2xwp', ' k7qm 2xwp ', 'K7QM–2XWP'])(
    'typed as "%s" is the same',
    (typed) => {
      expect(plainCode(typed)).toBe('K7QM2XWP');
    },
  );
});

describe('a browser', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
      'Safari on iPhone',
    ],
    ['Mozilla/5.0 (Windows NT 10.0)', 'Windows'],
    ['curl/8.0', 'Another program'],
    [undefined, 'Another program'],
  ])('that says %s is %s', (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device);
  });
});
