import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../../src/platform/config/settings.js';

const secret = 'x'.repeat(32);
const own = {
  DATABASE_URL: 'postgres://db/almoner',
  SMTP_URL: 'smtp://mail',
  SESSION_SECRET: secret,
  ENCRYPTION_KEY: secret,
};
const dataDir = (): string => mkdtempSync(join(tmpdir(), 'almoner-settings-'));

describe('settings', () => {
  it('needs none for the two-command start', () => {
    const settings = readSettings({ DATA_DIR: dataDir() });

    expect(settings).toMatchObject({
      port: 3000,
      baseUrl: 'http://localhost:3000',
      hasLocalOutbox: true,
    });
  });

  it('makes a secret on the first start, that only we may read, and keeps it', () => {
    const folder = dataDir();

    const [first, second] = [
      readSettings({ DATA_DIR: folder }),
      readSettings({ DATA_DIR: folder }),
    ];

    expect(first.sessionSecret).toHaveLength(43);
    expect(second.sessionSecret).toBe(first.sessionSecret);
    expect(second.encryptionKey).toBe(first.encryptionKey);
    expect(first.encryptionKey).not.toBe(first.sessionSecret);
    expect(statSync(join(folder, 'encryption-key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'session-secret'), 'utf8')).toBe(first.sessionSecret);
    expect(statSync(join(folder, 'session-secret')).mode & 0o777).toBe(0o600);
  });

  it('leaves the public registers off without a key, whatever their address', () => {
    expect(readSettings({ ...own, COMPANIES_HOUSE_URL: 'https://x.example' }).registers).toEqual({
      charityCommission: undefined,
      companiesHouse: undefined,
      patienceMs: 10_000,
    });
    const { registers } = readSettings({
      ...own,
      CHARITY_COMMISSION_KEY: 'k1',
      COMPANIES_HOUSE_KEY: 'k2',
      COMPANIES_HOUSE_URL: 'http://127.0.0.1:9/',
    });
    expect(registers.charityCommission).toEqual({
      url: 'https://api.charitycommission.gov.uk/register/api',
      key: 'k1',
    });
    expect(registers.companiesHouse).toEqual({ url: 'http://127.0.0.1:9', key: 'k2' });
    expect(() => readSettings({ ...own, COMPANIES_HOUSE_KEY: 'a b' })).toThrow(
      'COMPANIES_HOUSE_KEY must be letters, digits and signs, without spaces.',
    );
    expect(() => readSettings({ ...own, CHARITY_COMMISSION_URL: 'ftp://x' })).toThrow(
      'CHARITY_COMMISSION_URL must be an address that begins with http:// or https://.',
    );
  });

  it('takes an empty value for an unset one, and a slash off the end of BASE_URL', () => {
    const settings = readSettings({
      ...own,
      REDIS_URL: ' ',
      BASE_URL: 'https://grants.example.org/',
    });

    expect(settings.redisUrl).toBeUndefined();
    expect(settings.baseUrl).toBe('https://grants.example.org');
    expect(settings.isSecure).toBe(true);
  });

  it.each([
    [{ PORT: '80a' }, 'PORT must be a number from 0 to 65535, not "80a".'],
    [{ PORT: '65536' }, 'PORT must be a number from 0 to 65535, not "65536".'],
    [
      { BASE_URL: 'grants.example.org' },
      'BASE_URL must be an address that begins with http:// or https://.',
    ],
    [
      { DATABASE_URL: 'mysql://db' },
      'DATABASE_URL must be an address that begins with postgres:// or postgresql://.',
    ],
    [
      { REDIS_URL: 'http://r' },
      'REDIS_URL must be an address that begins with redis:// or rediss://.',
    ],
    [
      { SMTP_URL: 'mail.example.org' },
      'SMTP_URL must be an address that begins with smtp:// or smtps://.',
    ],
    [
      { CLAMD_URL: 'http://clamd' },
      'CLAMD_URL must be an address that begins with tcp:// or unix://.',
    ],
    ...['tcp:clamd', 'unix:', 'unix://run/clamd.ctl'].map((CLAMD_URL): [object, string] => [
      { CLAMD_URL },
      'CLAMD_URL must name a host, like tcp://clamd:3310, or a socket, like unix:///run/clamav/clamd.ctl.',
    ]),
    [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET must be at least 32 characters long.'],
    [{ SESSION_SECRET: '' }, 'SESSION_SECRET must be set when DATABASE_URL is.'],
    [{ ENCRYPTION_KEY: 'short' }, 'ENCRYPTION_KEY must be at least 32 characters long.'],
    [{ ENCRYPTION_KEY: '' }, 'ENCRYPTION_KEY must be set when DATABASE_URL is.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of debug, info, warn, error, silent.'],
    [{ MAIL_FROM: 'two@example.org, three@example.org' }, 'MAIL_FROM must be an e-mail address'],
    [{ MAIL_REPLY_TO: 'nobody' }, 'MAIL_REPLY_TO must be an e-mail address, not "nobody".'],
    [
      { MAIL_FROM_NAME: 'x\r\nBcc: y' },
      'MAIL_FROM_NAME must be one line of at most 100 characters.',
    ],
    [{ DKIM_DOMAIN: 'example.org' }, 'DKIM_DOMAIN must be set together with DKIM_SELECTOR'],
    [
      { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'one', DKIM_KEY_FILE: 'package.json' },
      'DKIM_KEY_FILE must be a private key in PEM, not "package.json".',
    ],
    [{ BOUNCE_MAILBOX: '/not/there' }, 'BOUNCE_MAILBOX must be an mbox file or a Maildir folder'],
    [{ MAIL_HOOK_SECRET: 'short' }, 'MAIL_HOOK_SECRET must be at least 32 characters long.'],
    [
      { SMTP_URL: '' },
      'SMTP_URL must be set when DATABASE_URL is, because messages can wait in a local outbox only beside the embedded database.',
    ],
  ])('stops at %j with one sentence that names it', (wrong, sentence) => {
    expect(() => readSettings({ ...own, ...wrong })).toThrow(sentence);
  });

  it('says so when DATA_DIR cannot be written', () => {
    expect(() => readSettings({ DATA_DIR: '/dev/null/almoner' })).toThrow(
      'DATA_DIR must be a folder that can be written, not "/dev/null/almoner".',
    );
  });
});
