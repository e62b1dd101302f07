import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, MoreThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Settings } from '../../platform/config/settings.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Person } from '../person.entity.js';
import { hashOfCode, hashOfToken } from './sign-in-asking.service.js';
import { SignInToken } from './sign-in-token.entity.js';

const MOST_WRONG_CODES = 5;

/** Somebody has shown that messages to this address reach them. */
export interface ProvenAddress {
  readonly email: string;
  readonly wantedUrl: string;
  /** Undefined when nobody in the house has the address yet. */
  readonly personId: string | undefined;
}

/** Spends links and codes, each once: of many who try at the same moment, one gets in. */
@Injectable()
export class SignInSpending {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** In the browser that asked, the link spends the code with it. Undefined when it opens nothing any more. */
  spendLink(token: string, browserId: string | undefined): Promise<ProvenAddress | undefined> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const spent = await tx
        .createQueryBuilder()
        .update(SignInToken)
        .set({
          linkSpentAt: now,
          codeSpentAt: () => 'CASE WHEN browser_id = :browserId THEN :now ELSE code_spent_at END',
        })
        .where('token_hash = :hash AND link_spent_at IS NULL AND expires_at > :now')
        .setParameters({ hash: hashOfToken(token), browserId: browserId ?? '', now })
        .returning(['email', 'wantedUrl'])
        .execute();
      const [row] = spent.raw as { email: string; wanted_url: string }[];
      return row && this.admit(tx, { email: row.email, wantedUrl: row.wanted_url }, 'link');
    });
  }

  /** Five wrong codes end every message this browser asked for. Undefined when the code opens nothing. */
  spendCode(typed: string, browserId: string): Promise<ProvenAddress | undefined> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const live = await tx.find(SignInToken, {
        where: {
          browserId,
          codeSpentAt: IsNull(),
          expiresAt: MoreThan(now),
          wrongCodes: LessThan(MOST_WRONG_CODES),
        },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const right = live.find(
        ({ id, codeHash }) => hashOfCode(this.settings.sessionSecret, id, typed) === codeHash,
      );
      if (!right) {
        const ids = live.map(({ id }) => id);
        await tx.increment(SignInToken, { id: In(ids) }, 'wrongCodes', 1);
        return undefined;
      }
      await tx.update(SignInToken, { id: right.id }, { codeSpentAt: now, linkSpentAt: now });
      return this.admit(tx, right, 'code');
    });
  }

  private async admit(
    tx: Tx,
    { email, wantedUrl }: Pick<SignInToken, 'email' | 'wantedUrl'>,
    by: 'link' | 'code',
  ): Promise<ProvenAddress> {
    const person = await tx.findOneBy(Person, { email });
    if (person) {
      await this.audit.record(tx, {
        subject: `person/${person.id}`,
        act: 'signed-in',
        by: person.id,
        detail: { by },
      });
    }
    return { email, wantedUrl, personId: person?.id };
  }
}
