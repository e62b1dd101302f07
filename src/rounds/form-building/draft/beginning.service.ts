import { Injectable } from '@nestjs/common';
import type { Form } from '../../../forms/form.js';
import { Clock } from '../../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { FormVersion } from '../../form-version.entity.js';
import { FormSources, type FormSource } from '../../form-sources.queries.js';
import { READY_MADE, type ReadyMade } from '../../return-forms/ready-made.js';
import {
  ReturnFormVersion,
  type ReturnFormKind,
} from '../../return-forms/return-form-version.entity.js';
import { ReturnForms } from '../../return-forms/return-forms.queries.js';
import { actPrefix, shelfOf, type FormName } from '../form-shelf.rules.js';
import { BuildingFactsQueries } from '../building-facts.queries.js';
import { refusalsOfRevision } from '../building.rules.js';
import { copiedFor, kindsOf } from '../copying.rules.js';

export interface BeginVersion {
  readonly roundId: string;
  /** Which of its forms; the one that applications answer unless said otherwise. */
  readonly of?: FormName;
  /** What it starts as: `newest` is the round's own, to be changed; for returns also one that came with the house. */
  readonly from: FormSource | ReadyMade | 'newest';
  readonly by: string;
}

export interface DiscardVersion {
  readonly roundId: string;
  readonly of?: FormName;
  /** The form's revision when the page was opened: nobody throws away what they have not seen. */
  readonly revision: number;
  readonly by: string;
}

function isReadyMade(from: string): from is ReadyMade {
  return from === 'light' || from === 'full';
}

interface Version {
  readonly version: number;
  readonly definition: Form;
  readonly publishedAt: Date | null;
}

/** A new version of a round's form is begun, or thrown away before anybody was asked it. */
@Injectable()
export class VersionBeginning {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: BuildingFactsQueries,
    private readonly sources: FormSources,
    private readonly returnForms: ReturnForms,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a version, once: whoever comes second finds the one that is there.
   * @throws Refused when the round to copy from is not there.
   */
  begin({ roundId, of = 'application', from, by }: BeginVersion): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM round WHERE id = $1 FOR NO KEY UPDATE', [roundId]);
      const { table, where } = shelfOf(of);
      const versions = await tx.query<Version[]>(
        `SELECT f.version, f.definition, f.published_at AS "publishedAt" FROM ${table} f
          WHERE ${where} ORDER BY f.version DESC`,
        [roundId],
      );
      const [newest] = versions;
      if (newest?.publishedAt === null) return;
      const version = (newest?.version ?? 0) + 1;
      const definition =
        of === 'application'
          ? await this.ofApplications(tx, from, versions)
          : await this.ofReturns(tx, roundId, of, from);
      const kind = of === 'application' ? {} : { kind: of };
      await tx.insert(of === 'application' ? FormVersion : ReturnFormVersion, {
        ...{ roundId, ...kind, version, revision: 0, editedAt: this.clock.now(), editedBy: by },
        definition: definition as object,
      });
      await this.record(tx, roundId, by, `${actPrefix(of)}: version begun`, { version, from });
    });
  }

  private async ofApplications(
    tx: Tx,
    from: BeginVersion['from'],
    versions: readonly Version[],
  ): Promise<Form> {
    const [newest] = versions;
    if (!newest) throw new Error('Every round has a form');
    if (from === 'newest') return newest.definition;
    const forms = versions.map(({ definition }) => definition);
    return copiedFor(await this.sources.read(tx, from), kindsOf(forms));
  }

  private async ofReturns(
    tx: Tx,
    roundId: string,
    kind: ReturnFormKind,
    from: BeginVersion['from'],
  ): Promise<Form> {
    if (isReadyMade(from)) return READY_MADE[from][kind];
    if (from !== 'newest') refuse('no-form', 'Choose what the form starts as', 'from');
    return (await this.returnForms.newest(roundId, kind, tx)).definition;
  }

  /** @throws Refused when somebody edited it since the page was opened. */
  discard({ roundId, of = 'application', revision, by }: DiscardVersion): Promise<void> {
    return this.transactions.run(async (tx) => {
      const building = await this.facts.lock(tx, roundId, of);
      refuseIfAny(refusalsOfRevision(building, { revision, by }));
      const { version } = building;
      if (version === 1 && of === 'application')
        refuse('only-version', 'A round has a form: it can’t be thrown away');
      const { table, where } = shelfOf(of);
      await tx.query(`DELETE FROM ${table} f WHERE ${where} AND f.version = $2`, [
        roundId,
        version,
      ]);
      await this.record(tx, roundId, by, `${actPrefix(of)}: version discarded`, { version });
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
