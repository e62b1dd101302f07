import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Verification } from '../ledger/verify.service.js';
import { AuditChain } from '../platform/audit/audit-chain.queries.js';
import { Agreement } from '../reporting/proof/agreement.queries.js';
import type { Proved } from '../reporting/proof/last-verification.queries.js';

/** Everything proved again from nothing: the ledger by itself, the rooms against it, the record of acts. */
@Injectable()
export class WholeProof {
  constructor(
    private readonly ledger: Verification,
    private readonly agreement: Agreement,
    private readonly acts: AuditChain,
    private readonly dataSource: DataSource,
  ) {}

  /** Reads only. What the ledger knows by a key is named by its code. */
  async prove(): Promise<Proved> {
    const ledger = await this.ledger.run();
    const found = [
      ...ledger.problems,
      ...(await this.agreement.disagreements()),
      ...(await this.acts.broken()).map(({ subject, place }) => ({
        who: subject,
        what: `act ${place} of its record is not as it was written, or one before it is missing`,
      })),
    ];
    const codes = found.length === 0 ? new Map<string, string>() : await this.codesByKey();
    return {
      entries: ledger.checkedEntries,
      postings: ledger.checkedPostings,
      acts: await this.acts.count(),
      problems: found.map(({ who, what }) => ({
        who: inWords(who, codes),
        what: inWords(what, codes),
      })),
    };
  }

  private async codesByKey(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.dataSource.query<{ key: string; code: string }[]>(`
      SELECT fund_id AS key, code FROM ledger.fund
      UNION ALL SELECT commitment_id, code FROM ledger.commitment
      UNION ALL SELECT reservation_id, code FROM ledger.reservation
      UNION ALL SELECT bank_account_id, code FROM ledger.bank_account`);
    return new Map(rows.map(({ key, code }) => [key, code]));
  }
}

function inWords(sentence: string, codes: ReadonlyMap<string, string>): string {
  const keys = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  return sentence.replaceAll(keys, (key) => codes.get(key) ?? key);
}
