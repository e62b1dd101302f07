import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PLAIN_MAIL, readMailSettings, type MailSettings } from './mail-settings.js';
import { SettingProblem } from './setting-problem.js';

export { SettingProblem };

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The public registers that may be asked about an organisation: each is off without a key. */
export interface RegisterSettings {
  readonly charityCommission?: RegisterDoor | undefined;
  readonly companiesHouse?: RegisterDoor | undefined;
  /** How long an answer may take. */
  readonly patienceMs: number;
}

interface RegisterDoor {
  /** Without a slash at the end. */
  readonly url: string;
  readonly key: string;
}

const REGISTER_PATIENCE_MS = 10_000;

/** Everything that may be set from outside, checked at start. The README lists them. */
export class Settings {
  constructor(
    readonly port: number,
    /** Where people reach us, without a slash at the end: links in e-mails begin with it. */
    readonly baseUrl: string,
    /** Absolute. The embedded server's data, the lock and the generated secret live in it. */
    readonly dataDir: string,
    /** Set: that server is used and the embedded one is never started. */
    readonly databaseUrl: string | undefined,
    /** Set: BullMQ works on Redis; unset: on the same PostgreSQL. */
    readonly redisUrl: string | undefined,
    /** Unset: messages stay in the local outbox, in the embedded default only. */
    readonly smtpUrl: string | undefined,
    readonly sessionSecret: string,
    readonly logLevel: LogLevel,
    /** What keys for account numbers at rest are derived from; lost, they can't be read again. */
    readonly encryptionKey: string,
    /** Where clamd listens, `tcp://host:3310` or `unix:/path`; unset: files are not checked for viruses. */
    readonly clamdUrl?: string,
    readonly registers: RegisterSettings = { patienceMs: REGISTER_PATIENCE_MS },
    /** Who helps people to apply, in rounds that name nobody else; '' when not set. */
    readonly helpEmail = '',
    readonly helpPhone = '',
    /** How messages are sent, and how we hear that they came back. */
    readonly mail: MailSettings = PLAIN_MAIL,
  ) {}

  /** True for the two-command start: our own PostgreSQL, and a page to read what would be e-mailed. */
  get hasLocalOutbox(): boolean {
    return this.smtpUrl === undefined;
  }

  get isSecure(): boolean {
    return this.baseUrl.startsWith('https:');
  }
}

/** @throws SettingProblem naming the first setting that is wrong. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = (name: string): string | undefined => {
    const text = env[name]?.trim();
    return text === '' ? undefined : text; // an empty line in a file of settings means unset
  };
  const port = readPort(given('PORT'));
  const databaseUrl = readUrl('DATABASE_URL', given('DATABASE_URL'), ['postgres:', 'postgresql:']);
  const redisUrl = readUrl('REDIS_URL', given('REDIS_URL'), ['redis:', 'rediss:']);
  const smtpUrl = readUrl('SMTP_URL', given('SMTP_URL'), ['smtp:', 'smtps:']);
  const baseUrl = readUrl('BASE_URL', given('BASE_URL'), ['http:', 'https:']);
  const dataDir = resolve(given('DATA_DIR') ?? 'data');
  if (databaseUrl !== undefined && smtpUrl === undefined) {
    throw new SettingProblem(
      'SMTP_URL',
      'must be set when DATABASE_URL is, because messages can wait in a local outbox only beside the embedded database',
    );
  }
  const ownDataDir = databaseUrl === undefined ? dataDir : undefined;
  return new Settings(
    port,
    (baseUrl ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    dataDir,
    databaseUrl,
    redisUrl,
    smtpUrl,
    readSecret('SESSION_SECRET', given, ownDataDir),
    readLogLevel(given('LOG_LEVEL') ?? (databaseUrl === undefined ? 'warn' : 'info')),
    readSecret('ENCRYPTION_KEY', given, ownDataDir),
    readClamdUrl(given('CLAMD_URL')),
    {
      charityCommission: readRegister(
        'CHARITY_COMMISSION',
        given,
        'https://api.charitycommission.gov.uk/register/api',
      ),
      companiesHouse: readRegister(
        'COMPANIES_HOUSE',
        given,
        'https://api.company-information.service.gov.uk',
      ),
      patienceMs: REGISTER_PATIENCE_MS,
    },
    readHelpEmail(given('HELP_EMAIL') ?? ''),
    given('HELP_PHONE') ?? '',
    readMailSettings(given),
  );
}

/** Undefined, and off, without a key. */
function readRegister(
  name: 'CHARITY_COMMISSION' | 'COMPANIES_HOUSE',
  given: (name: string) => string | undefined,
  usual: string,
): RegisterDoor | undefined {
  const url = readUrl(`${name}_URL`, given(`${name}_URL`), ['http:', 'https:']) ?? usual;
  const key = given(`${name}_KEY`);
  if (key === undefined) return undefined;
  // It travels in a header, and fetch would refuse it there without saying whose it is.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new SettingProblem(`${name}_KEY`, 'must be letters, digits and signs, without spaces');
  }
  return { url: url.replace(/\/+$/, ''), key };
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 3000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65535) {
    throw new SettingProblem('PORT', `must be a number from 0 to 65535, not "${text}"`);
  }
  return port;
}

function readHelpEmail(text: string): string {
  if (text !== '' && !/^[^\s@]+@[^\s@]+$/.test(text)) {
    throw new SettingProblem('HELP_EMAIL', `must be an e-mail address, not "${text}"`);
  }
  return text;
}

function readLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level === undefined)
    throw new SettingProblem('LOG_LEVEL', `must be one of ${LOG_LEVELS.join(', ')}`);
  return level;
}

function readUrl(
  name: string,
  text: string | undefined,
  schemes: readonly string[],
): string | undefined {
  if (text === undefined) return undefined;
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (!schemes.includes(protocol)) {
    const wanted = schemes.map((scheme) => `${scheme}//`).join(' or ');
    throw new SettingProblem(name, `must be an address that begins with ${wanted}`);
  }
  return text;
}

/** A host or a socket has to be in it: `tcp:scanner` alone would be neither. */
function readClamdUrl(text: string | undefined): string | undefined {
  const url = readUrl('CLAMD_URL', text, ['tcp:', 'unix:']);
  if (url === undefined) return undefined;
  const { protocol, hostname, pathname } = new URL(url);
  const isWhole = protocol === 'tcp:' ? hostname !== '' : /^\/./.test(pathname) && hostname === '';
  if (!isWhole) {
    throw new SettingProblem(
      'CLAMD_URL',
      'must name a host, like tcp://clamd:3310, or a socket, like unix:///run/clamav/clamd.ctl',
    );
  }
  return url;
}

/** The embedded default makes a secret on its first start and keeps it beside its data. */
function readSecret(
  name: 'SESSION_SECRET' | 'ENCRYPTION_KEY',
  given: (name: string) => string | undefined,
  dataDir: string | undefined,
): string {
  const text = given(name);
  if (text !== undefined) {
    if (text.length < 32) throw new SettingProblem(name, 'must be at least 32 characters long');
    return text;
  }
  if (dataDir === undefined) {
    throw new SettingProblem(name, 'must be set when DATABASE_URL is');
  }
  const file = join(dataDir, name.toLowerCase().replace('_', '-'));
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const secret = randomBytes(32).toString('base64url');
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
  } catch {
    throw new SettingProblem('DATA_DIR', `must be a folder that can be written, not "${dataDir}"`);
  }
  return secret;
}
