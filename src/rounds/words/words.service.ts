import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Round } from '../round.entity.js';
import { RoundWords } from './round-words.entity.js';
import { refusalsToWrite, saySame, type PublicWords } from './words.rules.js';

export interface WriteWords extends PublicWords {
  readonly roundId: string;
  /** The version that the writer had before them; 0 for none. */
  readonly openedVersion: number;
  readonly by: string;
}

@Injectable()
export class WordsWriting {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * What the round's page says from now on; what it said before is kept. The same words again (a
   * double click) change nothing.
   * @throws Refused when somebody else wrote meanwhile, or a date can't be.
   */
  write({ roundId, openedVersion, by, ...words }: WriteWords): Promise<void> {
    return this.transactions.run(async (tx) => {
      const round = await tx.findOne(Round, {
        where: { id: roundId },
        lock: { mode: 'for_no_key_update' },
      });
      if (!round) throw new NotFoundException();
      const latest = await tx.findOne(RoundWords, {
        where: { roundId },
        order: { version: 'DESC' },
      });
      if (latest && saySame(latest, words)) return;
      const latestVersion = latest?.version ?? 0;
      refuseIfAny(
        refusalsToWrite(words, { closesAt: round.closesAt, latestVersion, openedVersion }),
      );
      const version = latestVersion + 1;
      await tx.insert(RoundWords, {
        ...words,
        ...{ roundId, version, writtenAt: this.clock.now(), writtenBy: by },
      });
      await tx.update(Round, { id: roundId }, { summary: words.summary });
      const subject = `round/${roundId}` as const;
      await this.audit.record(tx, { subject, act: 'words written', by, detail: { version } });
    });
  }
}
