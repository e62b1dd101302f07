import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { PLAIN_MAIL, type MailSettings } from '../../../../src/platform/config/mail-settings.js';
import { Settings } from '../../../../src/platform/config/settings.js';
import type { MailMessage } from '../../../../src/platform/mail/mail-message.entity.js';
import { Envelopes } from '../../../../src/platform/mail/sending/envelopes.service.js';
import { oneLine } from '../../../../src/platform/mail/wording/wording.rules.js';

const SECRET = 'x'.repeat(32);

function envelopes(mail: Partial<MailSettings> = {}): Envelopes {
  const settings = new Settings(
    ...([
      0,
      'https://grants.example.org',
      '/nowhere',
      undefined,
      undefined,
      'smtp://mail',
    ] as const),
    ...([SECRET, 'silent', SECRET, undefined, undefined, '', ''] as const),
    { ...PLAIN_MAIL, ...mail },
  );
  return new Envelopes(settings);
}

function message(changed: Partial<MailMessage> = {}): MailMessage {
  return {
    ...{ id: '00000000-0000-4000-8000-000000000001', toAddress: 'anne@example.org' },
    ...{ subject: 'Your grant', text: 'Dear Anne', html: '<p>Dear Anne</p>', calendar: null },
    listUnsubscribe: null,
    ...changed,
  } as MailMessage;
}

describe('a message as it leaves', () => {
  it('is from the panel at the host of our address, unless settings say otherwise', async () => {
    const { from, raw } = await envelopes().of(message());

    expect(from).toBe('no-reply@grants.example.org');
    const mail = await simpleParser(raw);
    expect(mail.from?.text).toBe('"One Colchester Funding Panel" <no-reply@grants.example.org>');
    expect(mail.messageId).toBe('<00000000-0000-4000-8000-000000000001@grants.example.org>');
    expect(raw.toString()).not.toContain('DKIM-Signature');
  });

  it('has the name, the address and where answers go that settings say', async () => {
    const { from, raw } = await envelopes({
      ...{ fromName: 'Grants “Panel”, Kent', fromAddress: 'grants@kent.example' },
      replyTo: 'office@kent.example',
    }).of(message());

    const mail = await simpleParser(raw);
    expect(from).toBe('grants@kent.example');
    expect(mail.from?.value).toEqual([
      { name: 'Grants “Panel”, Kent', address: 'grants@kent.example' },
    ]);
    expect(mail.replyTo?.value[0]?.address).toBe('office@kent.example');
  });

  it('is signed for its domain where there is a key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const dkim = { domainName: 'kent.example', keySelector: 'one', privateKey };

    const { raw } = await envelopes({ dkim }).of(message());

    const head =
      raw
        .toString()
        .split('\r\n\r\n')[0]
        ?.replaceAll(/\r\n\s+/g, ' ') ?? '';
    expect(head).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; .*d=kent\.example;.*s=one;/m);
    expect(head).toMatch(/bh=[A-Za-z0-9+/=]{40,};/);
  });

  it('goes to one address under the headers we wrote, whatever its subject holds', async () => {
    const press = envelopes();
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'x\r\nBcc: all@example.org',
        'x\nTo: b@example.org\n\nbody',
        '=?utf-8?q?=0d=0aBcc:_a@b.c?=',
      ),
    );
    await fc.assert(
      fc.asyncProperty(nasty, async (subject) => {
        const { to, raw } = await press.of(message({ subject: oneLine(subject) }));

        const names =
          raw
            .toString('latin1')
            .split('\r\n\r\n')[0]
            ?.match(/^[\w-]+(?=:)/gm) ?? [];
        expect(to).toBe('anne@example.org');
        expect(names.filter((name) => /^(?:to|cc|bcc|reply-to)$/i.test(name))).toEqual(['To']);
        expect(names).toHaveLength(oneLine(subject) === '' ? 7 : 8);
        const mail = await simpleParser(raw);
        expect(mail.text?.trim()).toBe('Dear Anne');
      }),
      { numRuns: 60 },
    );
  });

  it('has an address for one click where its kind can be stopped, signed with the rest', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const stopAt = `https://grants.example.org/unsubscribe/return-due/${'t'.repeat(90)}`;

    const { raw } = await envelopes({
      dkim: { domainName: 'kent.example', keySelector: 'one', privateKey },
    }).of(message({ listUnsubscribe: stopAt }));

    const { headers } = await simpleParser(raw);
    expect(headers.get('list')).toMatchObject({
      unsubscribe: { url: stopAt },
      'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
    });
    expect(raw.toString()).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    const [, signed = ''] = /\bh=([^;]+);/.exec(raw.toString().replaceAll(/\r\n\s+/g, '')) ?? [];
    expect(signed.toLowerCase().split(':')).toEqual(
      expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post']),
    );
  });

  it('never reads an address as a list', async () => {
    const { to, raw } = await envelopes().of(
      message({ toAddress: 'a@example.org, b@example.org' }),
    );

    expect(to).toBe('a@example.org, b@example.org'); // no server takes it
    expect((await simpleParser(raw)).html).toContain('Dear Anne');
  });
});
