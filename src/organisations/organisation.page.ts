import { CAPACITY_WORDS } from './contacts/capacity.rules.js';
import { CAME_BY } from './came-by.rules.js';
import { partsOf, REGISTERS } from './identifiers/identifier.rules.js';
import { factsOf } from './legal-form.rules.js';
import { reasonsInWords } from './merging/duplicates.page.js';
import type { OrganisationSummary } from './organisations.queries.js';

/** What an organisation is, in the words of its page. */
export function organisationPageOf(organisation: OrganisationSummary): object {
  return {
    organisation,
    came: organisation.came && `${CAME_BY[organisation.came.by]}: ${organisation.came.evidence}`,
    legalForm: factsOf(organisation.legalForm).text,
    numbers: organisation.identifiers.map((orgId) => {
      const { register, number } = partsOf(orgId);
      return { orgId, number, register: REGISTERS[register].name };
    }),
    capacities: CAPACITY_WORDS,
    reasonsInWords,
  };
}
