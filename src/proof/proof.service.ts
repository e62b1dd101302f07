import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { People } from '../people/people.queries.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Settings } from '../platform/config/settings.js';
import { Transactions, type Tx } from '../platform/database/transactions.service.js';
import { Mail } from '../platform/mail/mail.service.js';
import { Outbox } from '../platform/outbox/outbox.service.js';
import type { Found } from '../reporting/proof/last-verification.queries.js';
import { newFindings } from './findings.rules.js';
import { proofAsked } from './proof.events.js';
import { Verified } from './verification.entity.js';
import { WholeProof } from './whole-proof.queries.js';

/** Proves everything, keeps what was found, and tells the trustee administrators what is wrong. */
@Injectable()
export class Proof {
  constructor(
    private readonly transactions: Transactions,
    private readonly whole: WholeProof,
    private readonly people: People,
    private readonly mail: Mail,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @returns whether one was begun: a second click, or a second person, waits for the one under way. */
  ask(by: string): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const { id, isNew } = await this.begin(tx, by);
      if (!isNew) return false;
      await this.audit.record(tx, { subject: `verification/${id}`, act: 'proof-asked', by });
      await this.outbox.add(tx, proofAsked(id));
      return true;
    });
  }

  /** The night's: also finishes one that a stopped worker left under way. */
  async proveTonight(): Promise<void> {
    const { id } = await this.transactions.run((tx) => this.begin(tx, null));
    await this.prove(id);
  }

  /** Harmless twice: what is finished stays as it was found. */
  async prove(verificationId: string): Promise<void> {
    const found = await this.whole.prove();
    await this.transactions.run(async (tx) => {
      const before = await lastFindings(tx);
      const { affected } = await tx.update(
        Verified,
        { id: verificationId, status: 'under-way' },
        { ...found, status: 'finished', finishedAt: this.clock.now() },
      );
      const alarming = newFindings(found.problems, before);
      if (affected === 1 && alarming.length > 0) await this.alarm(tx, verificationId, alarming);
    });
  }

  private async begin(tx: Tx, by: string | null): Promise<{ id: string; isNew: boolean }> {
    const begun = await tx
      .createQueryBuilder()
      .insert()
      .into(Verified)
      .values({ status: 'under-way', askedAt: this.clock.now(), askedBy: by })
      .orIgnore()
      .returning('id')
      .execute();
    const [row] = begun.raw as { id: string }[];
    if (row) return { id: row.id, isNew: true };
    const { id } = await tx.findOneByOrFail(Verified, { status: 'under-way' });
    return { id, isNew: false };
  }

  private async alarm(tx: Tx, verificationId: string, found: readonly Found[]): Promise<void> {
    for (const addressee of await this.people.holding('trustee-administrator', null, tx)) {
      await this.mail.write(tx, {
        key: `verification/${verificationId}/alarm/${addressee.email}`,
        to: addressee.email,
        subject: 'Something in the ledger is wrong',
        template: 'proof/views/alarm.txt.njk',
        model: {
          addressee,
          baseUrl: this.settings.baseUrl,
          found: found.slice(0, 20),
          more: Math.max(found.length - 20, 0),
        },
      });
    }
  }
}

async function lastFindings(tx: Tx): Promise<readonly Found[]> {
  const [last] = await tx.find(Verified, {
    where: { status: 'finished' },
    order: { finishedAt: 'DESC' },
    take: 1,
  });
  return last?.problems ?? [];
}
