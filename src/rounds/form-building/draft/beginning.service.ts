import { Injectable } from '@nestjs/common';
import type { Form } from '../../../forms/form.js';
import { Clock } from '../../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { FormVersion } from '../../form-version.entity.js';
import { FormSources, type FormSource } from '../../form-sources.queries.js';
import { BuildingFactsQueries } from '../building-facts.queries.js';
import { refusalsOfRevision } from '../building.rules.js';
import { copiedFor, kindsOf } from '../copying.rules.js';

export interface BeginVersion {
  readonly roundId: string;
  /** What it starts as: `newest` is the round's own, to be changed. */
  readonly from: FormSource | 'newest';
  readonly by: string;
}

export interface DiscardVersion {
  readonly roundId: string;
  /** The form's revision when the page was opened: nobody throws away what they have not seen. */
  readonly revision: number;
  readonly by: string;
}

/** A new version of a round's form is begun, or thrown away before anybody was asked it. */
@Injectable()
export class VersionBeginning {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: BuildingFactsQueries,
    private readonly sources: FormSources,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a version, once: whoever comes second finds the one that is there.
   * @throws Refused when the round to copy from is not there.
   */
  begin({ roundId, from, by }: BeginVersion): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM round WHERE id = $1 FOR NO KEY UPDATE', [roundId]);
      const versions = await tx.find(FormVersion, {
        where: { roundId },
        order: { version: 'DESC' },
      });
      const [newest] = versions;
      if (!newest) throw new Error(`Round ${roundId} has no form`);
      if (newest.publishedAt === null) return;
      const forms = versions.map(({ definition }) => definition);
      const definition: Form =
        from === 'newest'
          ? newest.definition
          : copiedFor(await this.sources.read(tx, from), kindsOf(forms));
      const version = newest.version + 1;
      await tx.insert(FormVersion, {
        ...{ roundId, version, revision: 0, editedAt: this.clock.now(), editedBy: by },
        definition: definition as object,
      });
      await this.record(tx, roundId, by, 'form: version begun', { version, from });
    });
  }

  /** @throws Refused when somebody edited it since the page was opened. */
  discard({ roundId, revision, by }: DiscardVersion): Promise<void> {
    return this.transactions.run(async (tx) => {
      const building = await this.facts.lock(tx, roundId);
      refuseIfAny(refusalsOfRevision(building, { revision, by }));
      const { version } = building;
      if (version === 1) refuse('only-version', 'A round has a form: it can’t be thrown away');
      await tx.delete(FormVersion, { roundId, version });
      await this.record(tx, roundId, by, 'form: version discarded', { version });
    });
  }

  private record(
    tx: Tx,
    roundId: string,
    by: string,
    act: string,
    detail: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    return this.audit.record(tx, { subject: `round/${roundId}`, act, by, detail });
  }
}
