/** Who plays in the demonstration. The partnership's agencies are real; every person and organisation is invented. */

export interface Player {
  readonly name: string;
  readonly email: string;
}

function player(name: string): Player {
  return { name, email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org` };
}

export const staff = {
  administrator: player('Sam Ellery'),
  trusteeAdministrator: player('Margaret Okafor'),
  secondTrusteeAdministrator: player('Daniel Whitcombe'),
  thirdTrusteeAdministrator: player('Edith Lampard'),
  coordinator: player('Priya Raman'),
  examiner: player('Ruth Calloway'),
  funderContact: player('Nadia Petrescu'),
} as const;

export const members = [
  {
    ...player('Helen Marsh'),
    agency: 'Colchester City Council',
    sector: 'public',
    office: 'chair',
  },
  {
    ...player('Tom Adeyemi'),
    agency: 'Essex County Council',
    sector: 'public',
    office: 'vice-chair',
  },
  {
    ...player('Grace Lindqvist'),
    agency: 'Integrated Care Board',
    sector: 'public',
    office: 'member',
  },
  { ...player('Owen Bright'), agency: 'ESNEFT', sector: 'public', office: 'member' },
  { ...player('Anita Desai'), agency: 'Essex Police', sector: 'public', office: 'member' },
  {
    ...player('Callum Reeve'),
    agency: 'Colchester Borough Homes',
    sector: 'public',
    office: 'member',
  },
  { ...player('Fiona Hartley'), agency: 'University of Essex', sector: 'public', office: 'member' },
  { ...player('Marcus Vane'), agency: 'We Are Colchester', sector: 'commercial', office: 'member' },
] as const;

/** Who comes when a member can't. */
export const standIns = {
  deputy: player('Rhys Calder'),
  substitute: player('Imogen Stark'),
} as const;

export interface OrganisationPlayer {
  readonly name: string;
  readonly legalForm: 'registered-charity' | 'cio' | 'cic' | 'unincorporated-group';
  readonly charityNumber: string;
  readonly companyNumber: string;
  readonly postcode: string;
  readonly purpose: string;
  readonly contact: Player;
  /** Who certifies what the contact submits, where a round asks for it. */
  readonly signatory: Player;
  readonly sortCode: string;
  readonly accountNumber: string;
}

const organisation = (
  name: string,
  contact: string,
  purpose: string,
  at: { postcode: string; accountNumber: string },
  signatory = 'Una Fairweather',
): OrganisationPlayer => ({
  name,
  legalForm: 'unincorporated-group',
  charityNumber: '',
  companyNumber: '',
  purpose,
  contact: player(contact),
  signatory: player(signatory),
  sortCode: '20-00-00',
  ...at,
});

/** People who join the bike workshop, or have not answered yet. */
export const helpers = {
  bikes: player('Joy Mensah'),
  undecided: player('Kit Rowan'),
  shedSingers: player('Ottilie Crane'),
} as const;

export const organisations = {
  lunchClub: organisation(
    'Wivenhoe Warm Table',
    'Joan Pettit',
    'A weekly lunch for people who would otherwise eat alone.',
    { postcode: 'CO7 9AB', accountNumber: '55779911' },
  ),
  bikes: organisation(
    'Greenstead Bike Workshop',
    'Leon Achebe',
    'Young people mend bicycles and keep them.',
    { postcode: 'CO4 3QP', accountNumber: '55779922' },
  ),
  carers: organisation(
    'Monkwick Carers’ Morning',
    'Sheila Brandt',
    'A morning off for people who look after somebody.',
    { postcode: 'CO2 8NN', accountNumber: '55779933' },
    'Femi Ashworth',
  ),
  shed: organisation(
    'Tiptree Shed',
    'Alan Prosser',
    'A workshop where older people make and mend things together.',
    { postcode: 'CO5 0AA', accountNumber: '55779944' },
    'Roy Tanner',
  ),
  singers: organisation(
    'Lexden Memory Singers',
    'Margit Olsen',
    'Singing for people with dementia and those who love them.',
    { postcode: 'CO3 4BJ', accountNumber: '55779955' },
    'Ingrid Bell',
  ),
  play: organisation(
    'Highwoods Play Circle',
    'Dev Chaudhry',
    'Play sessions run by parents, for parents.',
    { postcode: 'CO4 9SR', accountNumber: '55779966' },
  ),
} as const;

/** Where the panel meets. */
export const PLACE = 'Grand Jury Room, Town Hall, Colchester';
