import { refusalsToWrite } from '../../../src/awards/feedback/feedback.rules.js';
import { refusalsToRelease } from '../../../src/awards/release/release.rules.js';

describe('an outcome', () => {
  const read = { isDecided: true, seenVersion: 2, version: 2, isBeingRefused: false };

  it('is released when it is decided, and its letter is the one that was read', () => {
    expect(refusalsToRelease(read)).toEqual([]);
  });

  it.each([
    ['before it is decided', { isDecided: false }, 'not-decided'],
    ['when its feedback was changed since', { version: 3 }, 'letter-changed'],
    ['while the trustee may refuse to pay it', { isBeingRefused: true }, 'being-refused'],
  ])('is held %s', (_, change, code) => {
    expect(refusalsToRelease({ ...read, ...change }).map((no) => no.code)).toEqual([code]);
  });
});

describe('feedback', () => {
  const held = { isDecided: true, isReleased: false, seenVersion: 0, version: 0 };

  it('is written while the outcome is held', () => {
    expect(refusalsToWrite(held)).toEqual([]);
  });

  it.each([
    ['before the bid is decided', { isDecided: false }, 'not-decided'],
    ['after the outcome is released', { isReleased: true }, 'outcome-released'],
    ['when somebody wrote meanwhile', { version: 1 }, 'changed-meanwhile'],
  ])('is refused %s', (_, change, code) => {
    expect(refusalsToWrite({ ...held, ...change }).map((no) => no.code)).toEqual([code]);
  });
});
