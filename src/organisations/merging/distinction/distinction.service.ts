import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { Duplicates, saidOf } from '../duplicates.queries.js';
import { refusalsToTellApart } from './distinction.rules.js';
import { OrganisationDistinction } from './organisation-distinction.entity.js';

export interface TellApart {
  readonly id: string;
  readonly otherId: string;
  /** How it is known that they are two. */
  readonly reason: string;
  readonly by: string;
}

/** Says of two records that look like one organisation that they are two. */
@Injectable()
export class TellingApart {
  constructor(
    private readonly transactions: Transactions,
    private readonly duplicates: Duplicates,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * They are not listed as perhaps one any more, until the name, the postcode or a number of either
   * changes or something else makes them look like one. Said again while it holds, it changes nothing.
   * @throws Refused when nothing makes them look like one.
   */
  tellApart({ id, otherId, reason, by }: TellApart): Promise<void> {
    return this.transactions.run(async (tx) => {
      const there = await tx.query<unknown[]>(
        'SELECT FROM organisation WHERE id IN ($1, $2) ORDER BY id FOR UPDATE',
        [id, otherId],
      );
      if (there.length < 2) throw new NotFoundException();
      const alike = await this.duplicates.between(tx, id, otherId);
      const [oneId, second] = id < otherId ? [id, otherId] : [otherId, id];
      const areToldApart = await tx.existsBy(OrganisationDistinction, { oneId, otherId: second });
      refuseIfAny(refusalsToTellApart({ lookLikeOne: alike !== undefined, areToldApart }));
      if (!alike) return;

      await tx.query(
        `INSERT INTO organisation_distinction
           (one_id, other_id, said_of_one, said_of_other, reasons, reason, made_at, made_by)
         SELECT x.id, y.id, ${saidOf('x')}, ${saidOf('y')}, $3, $4, $5, $6
           FROM organisation x JOIN organisation y ON x.id = $1 AND y.id = $2
         ON CONFLICT ON CONSTRAINT organisation_distinction_once DO UPDATE
            SET said_of_one = excluded.said_of_one, said_of_other = excluded.said_of_other,
                reasons = excluded.reasons, reason = excluded.reason, made_at = excluded.made_at,
                made_by = excluded.made_by`,
        [oneId, second, alike.reasons, reason, this.clock.now(), by],
      );
      const told = { act: 'told-apart', by };
      const detail = { reasons: alike.reasons.join(', '), reason };
      await this.audit.recordAll(tx, [
        { ...told, subject: `organisation/${id}`, detail: { ...detail, otherId } },
        { ...told, subject: `organisation/${otherId}`, detail: { ...detail, otherId: id } },
      ]);
    });
  }
}
