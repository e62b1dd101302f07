import { SystemClock } from '../../src/kernel/clock.js';
import { Visitor } from '../../test/support/visitor.js';
import type { Diary } from './diary.js';
import { FundKeeping } from './fund-keeping.js';
import type { Installation } from './installation.js';
import { Paying } from './paying.js';
import { Person } from './person.js';
import { StatementBringing } from './statement-bringing.js';

/** Does one act after the other. */
export interface Client {
  act(): Promise<void>;
}

/** Eight at once: the two trustee administrators of the demonstration, in several browsers. */
export async function clientsOf(house: Installation, diary: Diary): Promise<Client[]> {
  const signIn = async (name: string): Promise<Person> => {
    const [row] = await house.query<{ id: string }>('SELECT id FROM person WHERE name = $1', [
      name,
    ]);
    const id = row?.id ?? '';
    const clock = new SystemClock();
    return new Person(
      await Visitor.signedIn(house.url, house, id, house.sessionSecret, clock),
      diary,
    );
  };
  const [one, other] = ['Margaret Okafor', 'Daniel Whitcombe'];
  const funds = await FundKeeping.of(house);
  const keepers = await Promise.all([one, other, one, other, one, other].map(signIn));
  return [
    ...keepers.map((keeper) => funds.by(keeper)),
    await Paying.of(house, await signIn(one), await signIn(other)),
    await StatementBringing.of(house, await signIn(one)),
  ];
}
