import { FundsModule } from './funds/funds.module.js';
import { PeopleModule } from './people/people.module.js';

/** The rooms, in the order of a grant's life. */
export const rooms = [PeopleModule, FundsModule];
