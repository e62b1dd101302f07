import { refuse } from '../kernel/refusal.js';
import { WholeProof } from '../proof/whole-proof.queries.js';
import { counted } from './counted.js';
import { inTheHouse } from './in-the-house.js';

/** `verify`: everything proved again from nothing; what is wrong is named, and the exit status is 1. */
export function verify(): Promise<void> {
  return inTheHouse(async (house) => {
    const { entries, postings, acts, problems } = await house.get(WholeProof).prove();
    for (const { who, what } of problems) console.log(`Wrong: ${who}: ${what}`);
    const checked = [
      counted(entries, 'entry', 'entries'),
      counted(postings, 'movement', 'movements'),
      counted(acts, 'act on the record', 'acts on the record'),
    ].join(', ');
    if (problems.length > 0)
      refuse('not-proved', `Not proved: ${problems.length} wrong in ${checked}.`);
    console.log(`Everything agrees: ${checked}.`);
  });
}
