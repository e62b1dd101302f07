import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { LetterHolding } from '../../platform/mail/wording/letter-holding.entity.js';
import { LetterTemplates } from '../../platform/mail/wording/letter-templates.service.js';
import { LetterVersion } from '../../platform/mail/wording/letter-version.entity.js';
import { refusalsToWord, type Wording } from '../../platform/mail/wording/wording.rules.js';

/** Words letters anew: written and tried first, then put to use. Every wording is kept. */
@Injectable()
export class WordingWriting {
  constructor(
    private readonly transactions: Transactions,
    private readonly templates: LetterTemplates,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a wording to be tried. The same words as the newest are not kept twice.
   * @param after the newest version when the page was opened: whoever wrote since is not written over unseen.
   * @returns its number. @throws Refused when letters can't be written from it.
   */
  write(kind: string, wording: Wording, after: number, by: string): Promise<number> {
    const placeholders = this.templates.ofKind(kind)?.placeholders ?? [];
    return this.transactions.run(async (tx) => {
      const newest = await this.newest(tx, kind);
      if (newest?.subject === wording.subject && newest.text === wording.text) return newest.number;
      if ((newest?.number ?? 0) !== after) {
        refuse(
          'wording-moved-on',
          `Somebody wrote version ${(newest?.number ?? 0).toString()} since you opened this page. Yours is below: compare the two, and save again`,
          'text',
        );
      }
      refuseIfAny(refusalsToWord(wording, placeholders));
      return this.keep(tx, kind, { ...wording, number: after + 1 }, by);
    });
  }

  /** Letters are written from it from now on. Twice changes nothing. */
  use(kind: string, number: number, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.lock(tx, kind);
      const version = await tx.findOneByOrFail(LetterVersion, { kind, number });
      if (version.usedFrom !== null) return;
      await tx.update(LetterVersion, version.id, { usedFrom: this.clock.now(), usedBy: by });
      await this.audit.record(tx, {
        ...{ subject: `letter-kind/${kind}` as const, act: 'worded-letters', by },
        detail: { version: number },
      });
    });
  }

  /** The wording that Almoner came with, from now on. */
  useDefault(kind: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const newest = await this.newest(tx, kind);
      const used = await tx.query<{ text: string | null }[]>(
        `SELECT text FROM letter_version WHERE kind = $1 AND used_from IS NOT NULL
          ORDER BY used_from DESC, number DESC LIMIT 1`,
        [kind],
      );
      if (typeof used[0]?.text !== 'string') return; // it is that already
      const number = (newest?.number ?? 0) + 1;
      await this.keep(tx, kind, { subject: null, text: null, number }, by);
      await tx.update(LetterVersion, { kind, number }, { usedFrom: this.clock.now(), usedBy: by });
      await this.audit.record(tx, {
        ...{ subject: `letter-kind/${kind}` as const, act: 'worded-letters-as-before', by },
        detail: { version: number },
      });
    });
  }

  /** Whether letters of this kind wait for a look before they leave. Those that wait already go on waiting. */
  hold(kind: string, isHeld: boolean, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.lock(tx, kind);
      const before = await tx.findOneBy(LetterHolding, { kind });
      if ((before?.isHeld ?? false) === isHeld) return;
      await tx.save(LetterHolding, { kind, isHeld, changedAt: this.clock.now(), changedBy: by });
      await this.audit.record(tx, {
        ...{ subject: `letter-kind/${kind}` as const, by },
        act: isHeld ? 'holds-letters' : 'lets-letters-go',
      });
    });
  }

  private async keep(
    tx: Tx,
    kind: string,
    version: Pick<LetterVersion, 'subject' | 'text' | 'number'>,
    by: string,
  ): Promise<number> {
    await tx.insert(LetterVersion, { kind, ...version, madeAt: this.clock.now(), madeBy: by });
    return version.number;
  }

  private async newest(tx: Tx, kind: string): Promise<LetterVersion | undefined> {
    await this.lock(tx, kind);
    const [newest] = await tx.find(LetterVersion, {
      where: { kind },
      order: { number: 'DESC' },
      take: 1,
    });
    return newest;
  }

  /** Two people who word one kind of letter do so one after the other, also when there is no row yet. */
  private async lock(tx: Tx, kind: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('letter-kind/' || $1, 0))`, [
      kind,
    ]);
  }
}
