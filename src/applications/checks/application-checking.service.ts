import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Pence } from '../../kernel/pence.js';
import { Refused, refuseIfAny } from '../../kernel/refusal.js';
import {
  CHECKED_MEANWHILE,
  isSameCheck,
  refusalsToCheck,
  type CheckGiven,
} from '../../organisations/checks/check.rules.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { ApplicationCheck } from './application-check.entity.js';
import { refusalsToPass, type PassingFacts } from './application-check.rules.js';
import type { ApplicationCheckKind } from './check-kinds.rules.js';

export interface CheckApplication extends CheckGiven {
  readonly applicationId: string;
  readonly kind: ApplicationCheckKind;
  /** The number of the latest check on the page that was open; 0 when there was none. */
  readonly seenNumber: number;
  /** A year's income, typed; null where none was. */
  readonly incomePence: Pence | null;
  readonly by: string;
}

type FoundFacts = Pick<PassingFacts, 'isIncomeKnown' | 'isSearched' | 'withoutFinding' | 'same'>;

/** Records what somebody found of one application: the next of its kind, which counts from now on. */
@Injectable()
export class ApplicationChecking {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The same again by the same person changes nothing. The caller has judged who may look.
   * @throws Refused what passing needs and lacks, and when somebody else has recorded one meanwhile.
   */
  record(command: CheckApplication): Promise<void> {
    const { applicationId, kind, seenNumber, incomePence, by } = command;
    const { outcome, note, source, sourceOn } = command;
    return this.transactions.run(async (tx) => {
      await lockApplication(tx, applicationId);
      const latest = await tx.findOne(ApplicationCheck, {
        where: { applicationId, kind },
        order: { number: 'DESC' },
      });
      if ((latest?.number ?? 0) !== seenNumber) {
        if (isSameCheck(command, latest) && latest?.incomePence === incomePence) return;
        throw new Refused([CHECKED_MEANWHILE]);
      }
      const found = await this.found(tx, applicationId);
      const isIncomeKnown = found.isIncomeKnown || incomePence !== null;
      refuseIfAny([
        ...refusalsToPass({ ...found, kind, outcome, note, isIncomeKnown }),
        ...refusalsToCheck({
          ...{ outcome, note, source, sourceOn, expiresOn: null, today: this.clock.today() },
          // An income typed just now says nothing of where it was read.
          hasOtherEvidence: kind === 'duplicates' || (incomePence === null && isIncomeKnown),
        }),
      ]);
      const number = seenNumber + 1;
      await tx.insert(ApplicationCheck, {
        ...{ applicationId, kind, number, outcome, note, source, sourceOn, incomePence },
        ...{ checkedAt: this.clock.now(), checkedBy: by },
      });
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'checked',
        by,
        detail: { kind, number, outcome, incomePence: incomePence?.toString() ?? null },
      });
    });
  }

  private async found(tx: Tx, applicationId: string): Promise<FoundFacts> {
    const [facts] = await tx.query<FoundFacts[]>(
      `SELECT EXISTS (SELECT FROM register_look_up r WHERE r.organisation_id = a.organisation_id
                        AND r.status = 'found' AND r.entry->>'incomePence' IS NOT NULL)
              OR EXISTS (SELECT FROM application_check c JOIN application o ON o.id = c.application_id
                          WHERE o.organisation_id = a.organisation_id AND c.income_pence IS NOT NULL) AS "isIncomeKnown",
              EXISTS (SELECT FROM application_text t WHERE t.application_id = a.id) AS "isSearched",
              (SELECT count(*)::integer FROM likeness l WHERE l.finding IS NULL
                  AND (l.application_id = a.id OR l.other_application_id = a.id)) AS "withoutFinding",
              (SELECT count(*)::integer FROM likeness l WHERE l.finding = 'same-project'
                  AND (l.application_id = a.id OR l.other_application_id = a.id)) AS same
         FROM application a WHERE a.id = $1`,
      [applicationId],
    );
    if (!facts) throw new NotFoundException();
    return facts;
  }
}

/** @throws NotFoundException for a draft as well: what is not sent in is nobody's to look into. */
async function lockApplication(tx: Tx, id: string): Promise<void> {
  const found = await tx.query<unknown[]>(
    `SELECT FROM application WHERE id = $1 AND status <> 'draft' FOR NO KEY UPDATE`,
    [id],
  );
  if (found.length === 0) throw new NotFoundException();
}
