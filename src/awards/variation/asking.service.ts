import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../platform/files/file-content.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { variationAsked } from '../changes.events.js';
import { refusalsToAsk } from './asking.rules.js';
import { AwardVariation } from './award-variation.entity.js';
import { refusalsToTakeBack } from './deciding.rules.js';
import { partsOf, sizeOf } from './terms.rules.js';
import type { CameBy, Terms, VariationKind } from './variation.js';
import { VariationFactsQueries } from './variation-facts.queries.js';

export interface AskForChange {
  readonly awardId: string;
  readonly kind: VariationKind;
  readonly after: Terms;
  readonly reason: string;
  readonly cameBy: CameBy;
  /** A paper that goes with it. */
  readonly file?: UploadedFile | undefined;
  readonly formKey: string;
  readonly by: string;
}

/** Asking for a change of what was agreed, and taking that back. */
@Injectable()
export class VariationAsking {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: VariationFactsQueries,
    private readonly files: StoredFiles,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Records it beside what is agreed now, for somebody else to decide. A second click is the first.
   * @returns its number among the award's changes
   * @throws Refused when nothing would change, the award is on hold or not under way, or it can't be agreed so.
   */
  ask(command: AskForChange): Promise<number> {
    const { awardId, kind, after, reason, cameBy, file, formKey, by } = command;
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, awardId);
      const same = facts.variations.find((each) => each.formKey === formKey);
      if (same) return same.number;
      const before = partsOf(kind, facts.terms);
      const { award, frozen, agreedPence, sentPence } = facts;
      const isAskedAlready = facts.variations.some(
        (each) => each.kind === kind && each.status === 'asked',
      );
      refuseIfAny(
        refusalsToAsk(
          { status: award.status, frozen, agreedPence, sentPence, isAskedAlready },
          kind,
          before,
          after,
        ),
      );
      const kept = file && (await this.files.keep(tx, { file, owner: `award/${awardId}`, by }));
      const number = (facts.variations.at(-1)?.number ?? 0) + 1;
      const variation = await tx.save(AwardVariation, {
        ...{ awardId, number, kind, status: 'asked' as const, cameBy, before, after, reason },
        ...sizeOf(kind, before, after),
        ...{ fileId: kept?.id ?? null, formKey, askedAt: this.clock.now(), askedBy: by },
      });
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'variation-asked',
        by,
        detail: { number, kind, cameBy },
      });
      await this.outbox.add(tx, variationAsked(variation.id));
      return number;
    });
  }

  /** Nobody decides it any more. A second click changes nothing. @throws Refused when it is decided. */
  takeBack(awardId: string, number: number, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { variations } = await this.facts.loadForUpdate(tx, awardId);
      const found = variations.find((each) => each.number === number);
      if (!found) refuse('no-such-change', 'There is no such change');
      if (found.status === 'withdrawn') return;
      const [person] = await tx.query<{ name: string }[]>('SELECT name FROM person WHERE id = $1', [
        found.settledBy,
      ]);
      refuseIfAny(refusalsToTakeBack({ status: found.status, settledByName: person?.name ?? '' }));
      await tx.update(
        AwardVariation,
        { id: found.id },
        { status: 'withdrawn', settledAt: this.clock.now(), settledBy: by, settledReason: '' },
      );
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'variation-withdrawn',
        by,
        detail: { number },
      });
    });
  }
}
