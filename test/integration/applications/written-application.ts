import { Drafting } from '../../../src/applications/drafting/drafting.service.js';
import { Starting } from '../../../src/applications/starting/starting.service.js';
import { Registration } from '../../../src/organisations/registration/registration.service.js';
import type { House } from '../../support/house.js';

/** What is typed into each section of the standard form, by its number. */
export const whole: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: {
    title: 'Lunch club',
    summary: 'Lunch together on Fridays',
    'starts-on-day': '1',
    'starts-on-month': '3',
    'starts-on-year': '2027',
    'ends-on-day': '31',
    'ends-on-month': '8',
    'ends-on-year': '2027',
    'is-new': 'yes',
  },
  2: {
    'who-benefits': 'Older neighbours who eat alone',
    people: '40',
    neighbourhood: 'central',
    theme: 'health-and-wellbeing',
    'area.places': 'castle',
  },
  3: { strengths: 'Good cooks and a warm hall', 'led-by': 'The members choose', 'is-open': 'yes' },
  4: {
    amount: '4,800',
    'total-cost': '5,000',
    'budget.lines.1.what': 'Forty lunches',
    'budget.lines.1.costKind': 'food-and-drink',
    'budget.lines.1.cost': '5,000',
    'budget.lines.1.asked': '4,800',
    'budget.match.1.source': 'The tin at the door',
    'budget.match.1.amount': '200',
    'budget.match.1.isConfirmed': 'yes',
    'other-funding': 'Members’ pennies',
  },
  5: {
    'outcomes.1.domain': 'age-well',
    'outcomes.1.indicator': 'People who eat with us each week',
    'outcomes.1.target': '40',
  },
  6: { 'at-risk': 'no' },
};

/** Registers an unincorporated group. Answers with its id. */
export function anOrganisation(house: House, name: string, contact: string): Promise<string> {
  return house.get(Registration).register(
    {
      name,
      legalForm: 'unincorporated-group',
      charityNumber: '',
      companyNumber: '',
      postcode: 'CO7 9AA',
      purpose: 'Eating together',
    },
    contact,
  );
}

/** Starts an application and writes every section. Answers with its id. */
export async function aWholeDraft(
  house: House,
  roundSlug: string,
  organisationId: string,
  by: string,
): Promise<string> {
  const reachedAt = house.clock.now();
  const command = { organisationId, roundSlug, by, reachedAt };
  const applicationId = await house.get(Starting).start(command);
  for (const [section, typed] of Object.entries(whole)) {
    await house.get(Drafting).saveSection({
      applicationId,
      section: Number(section),
      typed,
      openedVersion: 0,
      by,
      organisationIds: [organisationId],
      reachedAt,
    });
  }
  return applicationId;
}
