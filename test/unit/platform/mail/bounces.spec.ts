import { messagesOfMbox } from '../../../../src/platform/mail/bounces/mailbox.js';
import {
  notArrivedIn,
  ownIdIn,
} from '../../../../src/platform/mail/bounces/delivery-status.rules.js';

const ID = '00000000-0000-4000-8000-000000000001';
const status = (fields: string): string =>
  `Reporting-MTA: dns; mx.example.net\r\n\r\n${fields.replaceAll('\n', '\r\n')}\r\n`;

describe('a report of what did not arrive', () => {
  it('says to whom, why, and that it is for good', () => {
    const read = notArrivedIn(
      status(
        'Original-Recipient: rfc822;Anne@Example.org\nFinal-Recipient: rfc822; moved@example.com\nAction: Failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <anne@example.org>:\n    User unknown',
      ),
    );

    expect(read).toEqual([
      {
        recipient: 'anne@example.org',
        isHard: true,
        reason: '550 5.1.1 <anne@example.org>: User unknown',
      },
    ]);
  });

  it('says of each recipient what became of it, and nothing of those that are only late', () => {
    const read = notArrivedIn(
      status(
        'Final-Recipient: rfc822; a@example.org\nAction: delayed\nStatus: 4.4.1\n\nFinal-Recipient: rfc822; b@example.org\nAction: failed\nStatus: 4.4.7\n\nFinal-Recipient: rfc822; c@example.org\nAction: delivered\nStatus: 2.0.0',
      ),
    );

    expect(read).toEqual([{ recipient: 'b@example.org', isHard: false, reason: 'Status 4.4.7' }]);
  });

  it('is nothing when it has no address, no action or nothing at all', () => {
    expect(notArrivedIn('')).toEqual([]);
    expect(notArrivedIn(status('Action: failed\nStatus: 5.0.0'))).toEqual([]);
    expect(notArrivedIn(status('Final-Recipient: rfc822; a@example.org'))).toEqual([]);
  });

  it('takes the kind from the server’s words when there is no status', () => {
    const of = (words: string): boolean | undefined =>
      notArrivedIn(
        status(
          `Final-Recipient: rfc822; a@example.org\nAction: failed\nDiagnostic-Code: smtp; ${words}`,
        ),
      )[0]?.isHard;

    expect(of('452 4.2.2 mailbox full')).toBe(false);
    expect(of('421 try later')).toBe(false);
    expect(of('554 no such person')).toBe(true);
  });
});

describe('the message that came back', () => {
  it.each([
    [`From: x\nMessage-ID: <${ID}@almoner.example>\nTo: y`, ID],
    [`message-id:\n <${ID}@almoner.example>`, ID],
    [`Message-ID: <somebody-elses@example.org>`, undefined],
    [`Subject: Message-ID: <${ID}@almoner.example>`, undefined],
  ])('is ours by its Message-ID: %j', (headers, id) => {
    expect(ownIdIn(headers)).toBe(id);
  });
});

describe('an mbox file', () => {
  it('is taken apart where a line begins a message, and nowhere else', () => {
    const file = [
      'From a@x Mon Nov 23 10:00:00 2026',
      'Subject: One',
      '',
      'It begins.',
      'From here on it is the text.',
      '>From the start it was escaped.',
      '>>From twice.',
      '',
      'From b@x Mon Nov 23 10:01:00 2026',
      'Subject: Two',
      '',
      'é',
      '',
    ].join('\n');

    const messages = messagesOfMbox(Buffer.from(file)).map(String);

    expect(messages).toEqual([
      'Subject: One\n\nIt begins.\nFrom here on it is the text.\nFrom the start it was escaped.\n>From twice.\n\n',
      'Subject: Two\n\né\n',
    ]);
    expect(messagesOfMbox(Buffer.from(''))).toEqual([]);
  });
});
