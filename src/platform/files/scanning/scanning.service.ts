import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { Audit } from '../../audit/audit.service.js';
import { Settings } from '../../config/settings.js';
import { Transactions } from '../../database/transactions.service.js';
import { Outbox } from '../../outbox/outbox.service.js';
import { fileInfected } from '../files.events.js';
import { StoredFile } from '../stored-file.entity.js';
import { StoredFiles } from '../stored-files.service.js';
import { askClamd } from './clamd.js';
import type { ScanState, Verdict } from './scan.rules.js';

/** For one file, from the first byte sent to the answer. */
const PATIENCE_MS = 60_000;

/** Settled: these are not asked about again. */
const SETTLED: readonly ScanState[] = ['clean', 'infected'];

/** Has kept files checked for viruses, when a scanner is set. */
@Injectable()
export class Scanning {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly files: StoredFiles,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /**
   * Harmless twice: what is settled stays. No lock is held while the scanner works.
   * @throws ScannerAway when it can't be reached: the file goes on waiting.
   */
  async scan(fileId: string): Promise<void> {
    const { clamdUrl } = this.settings;
    const file = await this.files.byId(fileId);
    if (clamdUrl === undefined || !file || SETTLED.includes(file.scan)) return;
    const verdict = await askClamd(clamdUrl, this.files.piecesOf(file), PATIENCE_MS);
    await this.record(fileId, verdict);
  }

  /** What was kept before there was a scanner waits for it from now on, closed like anything that waits. */
  async awaitScanner(): Promise<void> {
    if (this.settings.clamdUrl === undefined) return;
    await this.dataSource.query(
      `UPDATE stored_file SET scan = 'waiting' WHERE scan = 'not-checked'`,
    );
  }

  /**
   * Everything that waits, the oldest first, and once a day what could not be checked: the trouble may
   * have been the scanner's.
   * @throws ScannerAway at the first file for which it can't be reached.
   */
  async scanWaiting(): Promise<void> {
    await this.awaitScanner();
    const waiting = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM stored_file
        WHERE scan = 'waiting' OR (scan = 'unscannable' AND scanned_at < $1::timestamptz - interval '1 day')
        ORDER BY kept_at, id`,
      [this.clock.now()],
    );
    for (const { id } of waiting) await this.scan(id);
  }

  private record(fileId: string, { scan, found }: Verdict): Promise<void> {
    return this.transactions.run(async (tx) => {
      const file = await tx.findOne(StoredFile, {
        where: { id: fileId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!file || SETTLED.includes(file.scan)) return;
      const scannedAt = this.clock.now();
      await tx.update(StoredFile, { id: fileId }, { scan, scanFound: found, scannedAt });
      await this.audit.record(tx, {
        subject: `file/${fileId}`,
        act: `scanned: ${scan}`,
        by: null,
        detail: { fileName: file.fileName, sha256: file.sha256, found },
      });
      if (scan === 'infected') await this.outbox.add(tx, fileInfected(fileId));
    });
  }
}
