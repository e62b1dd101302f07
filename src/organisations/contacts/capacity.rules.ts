import { CAPACITIES, type Capacity } from '../../kernel/role.js';

/** What each may do, in the words of the pages. */
export const CAPACITY_WORDS: Readonly<Record<Capacity, { text: string; hint: string }>> = {
  lead: { text: 'Lead', hint: 'Does everything, and says who else may act' },
  editor: { text: 'Editor', hint: 'Writes and sends applications and returns, accepts offers' },
  'second-signatory': {
    text: 'Second signatory',
    hint: 'Reads everything, and certifies an application before somebody else submits it',
  },
  reader: { text: 'Reader', hint: 'Reads everything, changes nothing' },
};

/** As choices of a form. */
export const capacityChoices = CAPACITIES.map((value) => ({ value, ...CAPACITY_WORDS[value] }));
