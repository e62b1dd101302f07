import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SettingProblem, Settings } from '../config/settings.js';

const CIPHER = 'aes-256-gcm';
const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES;

/**
 * Keeps what a stolen copy of the database must not show: AES-256-GCM under keys derived from
 * ENCRYPTION_KEY. What is sealed says what it is about, so that it opens in no other row.
 */
@Injectable()
export class Sealing implements OnModuleInit {
  private readonly sealingKey: Buffer;
  private readonly fingerprintKey: Buffer;

  constructor(
    settings: Settings,
    private readonly dataSource: DataSource,
  ) {
    this.sealingKey = derivedKey(settings.encryptionKey, 'sealing');
    this.fingerprintKey = derivedKey(settings.encryptionKey, 'fingerprint');
  }

  /**
   * The first start with a database notes which key it is.
   * @throws SettingProblem when the database was sealed with another.
   */
  async onModuleInit(): Promise<void> {
    const own = Buffer.from(this.fingerprint('the key itself'), 'hex');
    await this.dataSource.query(
      'INSERT INTO sealing_key (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING',
      [own],
    );
    const [known] = await this.dataSource.query<{ fingerprint: Buffer }[]>(
      'SELECT fingerprint FROM sealing_key',
    );
    if (!known || !timingSafeEqual(known.fingerprint, own)) {
      throw new SettingProblem('ENCRYPTION_KEY', 'is not the one this database was sealed with');
    }
  }

  /** `about` names the row and the column: `bank_details/<id>`. It is needed again to open it. */
  seal(plain: Buffer, about: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.sealingKey, iv).setAAD(Buffer.from(about));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed]);
  }

  /** @throws Error when it was changed, or sealed about something else. */
  open(sealed: Buffer, about: string): Buffer {
    if (sealed[0] !== VERSION || sealed.length < HEAD_BYTES) {
      throw new Error(`What is stored about ${about} is not sealed`);
    }
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const opened = createDecipheriv(CIPHER, this.sealingKey, iv)
      .setAAD(Buffer.from(about))
      .setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES));
    return Buffer.concat([opened.update(sealed.subarray(HEAD_BYTES)), opened.final()]);
  }

  /** The same for the same text, in hexadecimal; without the key nobody can try texts against it. */
  fingerprint(text: string): string {
    return createHmac('sha256', this.fingerprintKey).update(text).digest('hex');
  }
}

function derivedKey(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'almoner', use, 32));
}
