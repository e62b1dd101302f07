import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Declaration } from './declaration.entity.js';
import { refusalsToDeclare } from './declaration.rules.js';
import type { InterestKind } from './interest-kind.js';
import { Interests } from './interests.queries.js';

export interface Declare {
  readonly applicationId: string;
  readonly personId: string;
  readonly kind: InterestKind;
  /** '' when there is no interest. */
  readonly note: string;
}

@Injectable()
export class Declaring {
  constructor(
    private readonly transactions: Transactions,
    private readonly interests: Interests,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Declares an interest or none, or raises one declared before. The same again changes nothing.
   * A decision about the bid and a declaration wait for each other, so that no decision counts an
   * agency which had just declared.
   * The caller has seen that the person has a seat on the panel.
   * @throws Refused when it would take an interest back, doesn't say what it is, or the bid is shut to them anyway.
   */
  declare({ applicationId, personId, kind, note }: Declare): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT id FROM application WHERE id = $1 FOR SHARE', [applicationId]);
      await tx.query('SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]); // two clicks, one after the other
      const theirs = { applicationId, personId, takenBackBy: IsNull() };
      const declared = await tx.findOneBy(Declaration, theirs);
      const { isShut } = await this.interests.standing(personId, applicationId, tx);
      refuseIfAny(refusalsToDeclare({ before: declared?.kind, isShut, kind, note }));
      if (declared?.kind === kind && declared.note === note) return;

      const declaration = { kind, note, declaredAt: this.clock.now() };
      if (declared) await tx.update(Declaration, { id: declared.id }, declaration);
      else await tx.insert(Declaration, { applicationId, personId, ...declaration });
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: declared ? 'interest-raised' : 'interest-declared',
        by: personId,
        detail: { from: declared?.kind ?? null, to: kind, note },
      });
    });
  }
}
