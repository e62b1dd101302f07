import { DataSource } from 'typeorm';
import { refuse } from '../kernel/refusal.js';
import { Verification } from '../ledger/verify.service.js';
import { AuditChain } from '../platform/audit/audit-chain.queries.js';
import { Agreement } from '../reporting/proof/agreement.queries.js';
import { counted } from './counted.js';
import { inTheHouse } from './in-the-house.js';

/** `verify`: everything proved again from nothing; what is wrong is named, and the exit status is 1. */
export function verify(): Promise<void> {
  return inTheHouse(async (house) => {
    const ledger = await house.get(Verification).run();
    const acts = house.get(AuditChain);
    const wrong = [
      ...ledger.problems,
      ...(await house.get(Agreement).disagreements()),
      ...(await acts.broken()).map(({ subject, place }) => ({
        who: subject,
        what: `act ${place} of its record is not as it was written, or one before it is missing`,
      })),
    ];
    const codes = await codesByKey(house.get(DataSource));
    for (const { who, what } of wrong) console.log(inWords(`Wrong: ${who}: ${what}`, codes));
    const checked = [
      counted(ledger.checkedEntries, 'entry', 'entries'),
      counted(ledger.checkedPostings, 'movement', 'movements'),
      counted(await acts.count(), 'act on the record', 'acts on the record'),
    ].join(', ');
    if (wrong.length > 0) refuse('not-proved', `Not proved: ${wrong.length} wrong in ${checked}.`);
    console.log(`Everything agrees: ${checked}.`);
  });
}

/** What the ledger knows by a key, people know by a code. */
async function codesByKey(dataSource: DataSource): Promise<ReadonlyMap<string, string>> {
  const rows = await dataSource.query<{ key: string; code: string }[]>(`
    SELECT fund_id AS key, code FROM ledger.fund
    UNION ALL SELECT commitment_id, code FROM ledger.commitment
    UNION ALL SELECT bank_account_id, code FROM ledger.bank_account`);
  return new Map(rows.map(({ key, code }) => [key, code]));
}

function inWords(sentence: string, codes: ReadonlyMap<string, string>): string {
  const keys = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  return sentence.replaceAll(keys, (key) => codes.get(key) ?? key);
}
