import { paragraphsOf } from '../../../src/platform/mail/paragraphs.rules.js';

it('splits a message into paragraphs, lines and links', () => {
  const paragraphs = paragraphsOf('Hello\n\nOpen it at\nhttps://example.org/a?b=1 today.\n');

  expect(paragraphs).toEqual([
    [[{ text: 'Hello', isLink: false }]],
    [
      [{ text: 'Open it at', isLink: false }],
      [
        { text: 'https://example.org/a?b=1', isLink: true },
        { text: ' today.', isLink: false },
      ],
    ],
  ]);
});
