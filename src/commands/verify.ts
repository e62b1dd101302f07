import { refuse } from '../kernel/refusal.js';
import { AuditChain } from '../platform/audit/audit-chain.queries.js';
import { Verification } from '../ledger/verify.service.js';
import { inTheHouse } from './in-the-house.js';

/** `verify`: everything proved again from nothing; what is wrong is named, and the exit status is 1. */
export function verify(): Promise<void> {
  return inTheHouse(async (house) => {
    const ledger = await house.get(Verification).run();
    const acts = house.get(AuditChain);
    const broken = await acts.broken();
    for (const { what, who } of ledger.problems) console.log(`Wrong: ${who}: ${what}`);
    for (const { subject, place } of broken) {
      console.log(`Wrong: ${subject}: act ${place} of its record is not as it was written, or one before it is missing`);
    }
    const problems = ledger.problems.length + broken.length;
    const checked = `${counted(ledger.checkedEntries, 'entry', 'entries')}, ${counted(ledger.checkedPostings, 'movement', 'movements')} and ${counted(await acts.count(), 'act', 'acts')}`;
    if (problems > 0) refuse('not-proved', `${checked} were checked, and ${problems} are wrong.`);
    console.log(`Everything agrees: ${checked} were checked.`);
  });
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
