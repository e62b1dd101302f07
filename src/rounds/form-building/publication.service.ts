import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { FormVersion, type DraftsOnPublishing } from '../form-version.entity.js';
import { BuildingFactsQueries } from './building-facts.queries.js';
import { refusalsOfRevision } from './building.rules.js';
import { reasonsNotToPublish } from './draft-flaws.rules.js';

export interface PublishVersion {
  readonly roundId: string;
  readonly version: number;
  /** The form's revision when the page was opened: what is published is what was read. */
  readonly revision: number;
  readonly drafts: DraftsOnPublishing;
  readonly by: string;
}

/** A version is frozen: from now on it is what a round asks. */
@Injectable()
export class FormPublication {
  constructor(
    private readonly facts: BuildingFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes the version that is being built. What becomes of drafts is the caller's to do, in the
   * same transaction.
   * @returns false when this version was published before (a second click): then nothing is left to do.
   * @throws Refused when somebody edited it since the page was opened, or it can't be asked as it is.
   */
  async publishWithin(tx: Tx, command: PublishVersion): Promise<boolean> {
    const { roundId, version, drafts, by } = command;
    await tx.query('SELECT FROM round WHERE id = $1 FOR UPDATE', [roundId]);
    const sent = await tx.findOneBy(FormVersion, { roundId, version });
    if (sent?.publishedAt && sent.publishedBy === by) return false;
    const building = await this.facts.lock(tx, roundId);
    refuseIfAny([
      ...refusalsOfRevision(building, command),
      ...reasonsNotToPublish(building.definition),
    ]);
    await tx.update(
      FormVersion,
      { roundId, version: building.version },
      { drafts, publishedAt: this.clock.now(), publishedBy: by },
    );
    await this.audit.record(tx, {
      subject: `round/${roundId}`,
      act: 'form: published',
      by,
      detail: { version: building.version, drafts },
    });
    return true;
  }
}
