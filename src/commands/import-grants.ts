import { EarlierAwardsImport } from '../awards/earlier-awards/earlier-awards-import.service.js';
import { refuse } from '../kernel/refusal.js';
import { counted } from './counted.js';
import { inTheHouse } from './in-the-house.js';
import { readInput } from './read-input.js';

/**
 * `import grants FILE`: the grants that can be read become part of the register; each that can't is
 * named with the reason, and then the exit status is 1.
 */
export async function importGrants(file: string): Promise<void> {
  const bytes = await readInput(file);
  await inTheHouse(async (house) => {
    const { added, known, refused } = await house
      .get(EarlierAwardsImport)
      .import(bytes.toString('utf8'));
    for (const { row, identifier, reason } of refused) {
      console.log(
        `Refused: grant ${row}${identifier === undefined ? '' : ` (${identifier})`}: ${reason}`,
      );
    }
    const kept = counted(known, 'was there already', 'were there already');
    const sum = `${counted(added, 'grant', 'grants')} added to the register, ${kept}`;
    console.log(`${sum}, ${refused.length} refused.`);
    if (refused.length > 0) {
      refuse(
        'grants-refused',
        `${refused.length} of ${added + known + refused.length} grants in ${file} were refused.`,
      );
    }
  });
}
