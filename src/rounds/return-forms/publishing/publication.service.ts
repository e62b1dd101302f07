import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { BuildingFactsQueries } from '../../form-building/building-facts.queries.js';
import { refusalsOfRevision } from '../../form-building/building.rules.js';
import { reasonsNotToPublish } from '../../form-building/draft-flaws.rules.js';
import { actPrefix } from '../../form-building/form-shelf.rules.js';
import { ReturnFormVersion, type ReturnFormKind } from '../return-form-version.entity.js';

export interface PublishReturnForm {
  readonly roundId: string;
  readonly kind: ReturnFormKind;
  readonly version: number;
  /** The form's revision when the page was opened: what is published is what was read. */
  readonly revision: number;
  readonly by: string;
}

/** A version is frozen: returns that nobody has begun are asked it from now on. */
@Injectable()
export class ReturnFormPublication {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: BuildingFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A second click finds it published.
   * @throws Refused when somebody edited it since the page was opened, or it can't be asked as it is.
   */
  publish(command: PublishReturnForm): Promise<void> {
    const { roundId, kind, version, by } = command;
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM round WHERE id = $1 FOR UPDATE', [roundId]);
      const sent = await tx.findOneBy(ReturnFormVersion, { roundId, kind, version });
      if (sent?.publishedAt && sent.publishedBy === by) return;
      const building = await this.facts.lock(tx, roundId, kind);
      refuseIfAny([
        ...refusalsOfRevision(building, command),
        ...reasonsNotToPublish(building.definition, kind),
      ]);
      await tx.update(
        ReturnFormVersion,
        { roundId, kind, version: building.version },
        { publishedAt: this.clock.now(), publishedBy: by },
      );
      await this.audit.record(tx, {
        subject: `round/${roundId}`,
        act: `${actPrefix(kind)}: published`,
        by,
        detail: { version: building.version },
      });
    });
  }
}
