import { outcomeOf } from '../../../../src/platform/mail/sending/outcome.rules.js';

const before = { hadText: false, code: undefined, command: 'CONN' };

describe('a conversation with the mail server that broke off', () => {
  it.each([
    ['it is not there', before],
    ['it hangs before it takes the text', { ...before, command: 'DATA' }],
    ['it is busy when greeted', { ...before, code: 421, command: 'CONN' }],
    ['it does not know us', { ...before, code: 535, command: 'AUTH PLAIN' }],
    ['it does not take our own address', { ...before, code: 550, command: 'MAIL FROM' }],
    ['it has no room for the reader now', { ...before, code: 452, command: 'RCPT TO' }],
    ['it says “later” to the text', { hadText: true, code: 451, command: 'DATA' }],
    ['it closes down in the text, and says so', { hadText: true, code: 421, command: 'CONN' }],
  ])('is tried again when %s', (_, how) => {
    expect(outcomeOf(how)).toBe('put-off');
  });

  it.each([
    ['the reader', { ...before, code: 550, command: 'RCPT TO' }],
    ['the text before it', { ...before, code: 554, command: 'DATA' }],
    ['the text after it', { hadText: true, code: 552, command: 'DATA' }],
    ['nothing: the address can’t be asked for', { ...before, command: 'API' }],
  ])('has failed for good when it refuses %s', (_, how) => {
    expect(outcomeOf(how)).toBe('failed');
  });

  it('is unknown when it had the text and went away without a word', () => {
    expect(outcomeOf({ hadText: true, code: undefined, command: 'CONN' })).toBe('unknown');
  });
});
