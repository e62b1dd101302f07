import fc from 'fast-check';
import { oneLine, refusalsToWord } from '../../../../src/platform/mail/wording/wording.rules.js';

const placeholders = [
  { name: 'Reader’s name', source: '', isRequired: false },
  { name: 'Link to acceptance', source: '', isRequired: true },
];
const good = { subject: '[Usual subject]', text: 'Dear [Reader’s name], [Link to acceptance]' };

describe('a wording', () => {
  it('is taken with its placeholders by name', () => {
    expect(refusalsToWord(good, placeholders)).toEqual([]);
  });

  it('is refused where a name stands for nothing, in the text and in the subject, all at once', () => {
    const refusals = refusalsToWord(
      { subject: '[Colour]', text: `${good.text} [Readers name]` },
      placeholders,
    );

    expect(refusals.map(({ field, message }) => [field, message])).toEqual([
      [
        'subject',
        '[Colour] stands for nothing in this letter: choose one from the list, or write it without brackets',
      ],
      [
        'text',
        '[Readers name] stands for nothing in this letter: choose one from the list, or write it without brackets',
      ],
    ]);
  });

  it('is refused without what the letter is of no use without', () => {
    const refusals = refusalsToWord({ ...good, text: 'Dear [Reader’s name]' }, placeholders);

    expect(refusals.map(({ message }) => message)).toEqual([
      'The letter is of no use without [Link to acceptance]: put it back where it belongs',
    ]);
  });

  it('has the usual subject for its subject only', () => {
    expect(
      refusalsToWord({ ...good, text: `${good.text} [Usual subject]` }, placeholders),
    ).toHaveLength(1);
  });
});

it('makes one line of any subject', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      // eslint-disable-next-line no-control-regex -- what must not be left
      expect(oneLine(`a${text}b`)).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
    }),
  );
  expect(oneLine('Award\r\nBcc: all@example.org')).toBe('Award Bcc: all@example.org');
});
