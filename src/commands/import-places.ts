import { refuse } from '../kernel/refusal.js';
import { PlacesImport } from '../places/import/places-import.service.js';
import { counted } from './counted.js';
import { inTheHouse } from './in-the-house.js';

/**
 * `import postcodes FILE` and `import wards FILE`: what the file says takes the place of what was
 * there; each line that can't be read is named with the reason, and then the exit status is 1.
 */
export async function importPlaces(
  what: 'postcodes' | 'wards',
  file: string,
  options: { readonly dryRun?: true },
): Promise<void> {
  const isDryRun = options.dryRun === true;
  await inTheHouse(async (house) => {
    const { added, changed, removed, unchanged, refused } = await house.get(PlacesImport)[what]({
      file,
      isDryRun,
      onRefused: (line, reason) => {
        console.log(`Refused: line ${line}: ${reason}`);
      },
    });
    console.log(
      `${counted(added, what.slice(0, -1), what)} added, ${count(changed)} changed, ${count(removed)} removed, ` +
        `${count(unchanged)} as they were, ${counted(refused, 'line', 'lines')} refused.`,
    );
    if (isDryRun) console.log('Nothing was stored.');
    if (refused > 0) {
      const lines = counted(refused, 'line of', 'lines of');
      refuse('lines-refused', `${lines} ${file} ${refused === 1 ? 'was' : 'were'} refused.`);
    }
  });
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
