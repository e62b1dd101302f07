import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { orgIdOf } from '../../organisations/identifiers/identifier.rules.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import type { PublishedGrant } from './grant.rules.js';
import { readGrants, type RefusedGrant } from './grants-file.rules.js';

/** What an import came to. */
export interface ImportedGrants {
  readonly added: number;
  /** Those the register had already, under the same identifier; they stay as they were. */
  readonly known: number;
  readonly refused: readonly RefusedGrant[];
}

@Injectable()
export class EarlierAwardsImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds every grant of a 360Giving file that can be read to the register of earlier awards, in one
   * transaction. The same file again adds nothing.
   * @param text the file's, as JSON
   * @throws Refused with one sentence when it is no file of grants at all.
   */
  async import(text: string): Promise<ImportedGrants> {
    const read = readGrants(text);
    if ('problem' in read) refuse('not-360giving', read.problem);
    const { grants, refused } = read;

    return this.transactions.run(async (tx) => {
      const added = await addNew(tx, grants, this.clock.now());
      const known = grants.length - added;
      await this.audit.record(tx, {
        subject: 'register/earlier-awards',
        act: 'imported',
        by: null,
        detail: { added, known, refused: refused.length },
      });
      return { added, known, refused };
    });
  }
}

/**
 * One statement however many there are, in the order of their identifiers, so that two imports at
 * once wait for each other and never in a circle.
 * @returns how many were not there yet.
 */
async function addNew(tx: Tx, grants: readonly PublishedGrant[], at: Date): Promise<number> {
  const added = await tx.query<unknown[]>(
    `INSERT INTO earlier_award (identifier, title, description, amount_pence, awarded_on,
                                recipient_name, recipient_identifier, funder_name,
                                funder_identifier, programme, recipient_org_id, imported_at)
     SELECT *, $12::timestamptz
       FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::date[], $6::text[],
                   $7::text[], $8::text[], $9::text[], $10::text[], $11::text[]) AS published ORDER BY 1
     ON CONFLICT ON CONSTRAINT earlier_award_once_per_identifier DO NOTHING RETURNING id`,
    [
      grants.map(({ identifier }) => identifier),
      grants.map(({ title }) => title),
      grants.map(({ description }) => description),
      grants.map(({ amountPence }) => amountPence.toString()),
      grants.map(({ awardedOn }) => awardedOn),
      grants.map(({ recipientName }) => recipientName),
      grants.map(({ recipientIdentifier }) => recipientIdentifier),
      grants.map(({ funderName }) => funderName),
      grants.map(({ funderIdentifier }) => funderIdentifier),
      grants.map(({ programme }) => programme),
      grants.map(({ recipientIdentifier }) => orgIdOf(recipientIdentifier)),
      at,
    ],
  );
  return added.length;
}
