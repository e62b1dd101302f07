import { inTheHouse } from './in-the-house.js';
import { refuse } from '../kernel/refusal.js';
import { Verification } from '../ledger/verify.service.js';
import { AuditChain } from '../platform/audit/audit-chain.queries.js';
import { Agreement } from '../reporting/proof/agreement.queries.js';

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
    for (const { who, what } of wrong) console.log(`Wrong: ${who}: ${what}`);
    const checked = [
      counted(ledger.checkedEntries, 'entry', 'entries'),
      counted(ledger.checkedPostings, 'movement', 'movements'),
      counted(await acts.count(), 'act on the record', 'acts on the record'),
    ].join(', ');
    if (wrong.length > 0) refuse('not-proved', `Not proved: ${wrong.length} wrong in ${checked}.`);
    console.log(`Everything agrees: ${checked}.`);
  });
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
