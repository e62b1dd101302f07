import { openHouse, type House } from '../support/house.js';
import { act, idIn, typedDate, type Hand } from './hand.js';
import { handOf } from './visitor-hand.js';

/**
 * Five arrangements of the partnership, each set up by the coordinator at the pages alone: what a panel is, how it
 * decides and who may apply is data.
 */
let house: House;
let coordinator: Hand;
let fundId: string;

type SeatAt = readonly [agency: string, sector: string, office: string];

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T09:00:00Z' });
  const trustee = await handFor(await house.person('Margaret Okafor', 'trustee-administrator'));
  coordinator = await handFor(await house.person('Priya Raman', 'coordinator'));
  await act(trustee, '/bank-accounts/new', {
    ...{ name: 'Current account', code: 'current', sortCode: '309089' },
    accountNumber: '30000001',
  });
  fundId = idIn(
    await act(trustee, '/funds/new', {
      ...{ name: 'Money in trust', code: 'trust', funderName: 'Essex County Council' },
      ...{ restriction: 'Groups in Colchester', agreementReference: 'ECC-1', feeKind: 'none' },
      ...typedDate('startsOn', '2026-04-01'),
      ...typedDate('spendBy', '2028-03-31'),
    }),
  );
  await act(trustee, `/funds/${fundId}/receipt`, {
    ...{ kind: 'receipt', amount: '300,000', reference: 'ECC 1' },
    ...typedDate('receivedOn', '2026-11-20'),
    bankAccountId: await idOf('SELECT id FROM bank_account'),
  });
}, 90_000);

afterAll(() => house.close());

async function handFor(personId: string): Promise<Hand> {
  return handOf(await house.as(personId));
}

async function idOf(sql: string, ...values: readonly string[]): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(sql, [...values]);
  if (!row) throw new Error(`Nothing found: ${sql}`);
  return row.id;
}

function emailOf(panel: string, agency: string): string {
  const initials = panel.replaceAll(/[^A-Z]/g, '').toLowerCase();
  return `${agency.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${initials}@example.org`;
}

/** Opens the panel and seats somebody for each agency. @returns its path. */
async function panelOf(
  name: string,
  parentBody: string,
  quorumAgencies: string,
  seats: readonly SeatAt[],
): Promise<string> {
  const path = await act(coordinator, '/panels/new', { name, parentBody, quorumAgencies });
  for (const [agency, sector, office] of seats) {
    const [known] = await house.db.query<{ id: string }[]>(
      'SELECT id FROM agency WHERE name = $1',
      [agency],
    );
    await act(coordinator, `${path}/seats`, {
      ...{ name: `Member for ${agency}`, email: emailOf(name, agency), office },
      ...(known ? { agencyId: known.id } : { agencyId: 'new', agencyName: agency, sector }),
      ...typedDate('endsOn', '2028-03-31'),
    });
  }
  return path;
}

/** Opens a round of the panel, open from today. @returns its path. */
async function roundOf(
  panelPath: string,
  title: string,
  change: Readonly<Record<string, string>> = {},
): Promise<string> {
  return act(coordinator, '/rounds/new', {
    ...{ title, summary: `What ${title} is for.`, panel: idIn(panelPath) },
    ...{ [`budget-${fundId}`]: '40,000', smallest: '100', largest: '5,000' },
    ...{ instalments: '1', returnMonths: '6', signatories: '1' },
    ...{ ...typedDate('opensOn', '2026-11-22'), opensTime: '9am' },
    ...{ ...typedDate('closesOn', '2026-12-11'), closesTime: '12 noon' },
    ...typedDate('scoreBy', '2026-12-14'),
    ...{ 'criterion-1-name': 'Need', 'criterion-1-question': 'Who needs it?' },
    'criterion-1-weight': '1',
    ...change,
  });
}

function setRule(
  panelPath: string,
  rule: Readonly<Record<string, string | readonly string[]>>,
): Promise<string> {
  return act(coordinator, `${panelPath}/rule`, {
    ...{ standing: 'decides', abstentions: 'yes', ratificationDays: '', parentDecidesAbove: '' },
    ...rule,
  });
}

async function organisation(name: string): Promise<{ id: string; contact: Hand }> {
  const contact = await handFor(await house.person(`Contact of ${name}`));
  await act(contact, '/organisations/new', {
    ...{ name, legalForm: 'unincorporated-group', postcode: 'CO1 1AA' },
    purpose: 'Company and advice.',
  });
  return { id: await idOf('SELECT id FROM organisation WHERE name = $1', name), contact };
}

/** Starts an application. */
function start(contact: Hand, round: string, id: string): ReturnType<Hand['send']> {
  return contact.send(`${round}/application`, { organisation: id });
}

it('the One Colchester Funding Panel: five agencies, by consensus, what falls short ratified by e-mail', async () => {
  const panel = await panelOf('One Colchester Funding Panel', 'Strategic Group', '5', [
    ['Colchester City Council', 'public', 'chair'],
    ['Essex County Council', 'public', 'vice-chair'],
    ['Integrated Care Board', 'public', 'member'],
    ['Community360', 'voluntary', 'member'],
    ['We Are Colchester', 'commercial', 'member'],
  ]);
  await setRule(panel, {
    ...{ quorumAgencies: '5', votingRule: 'consensus', ratificationDays: '7' },
    ...{ mayDecideUrgently: 'yes', reason: 'Terms of reference of March 2023, Appendix A' },
  });

  const shown = await coordinator.read(panel);
  expect(shown).toContain('5 agencies present without an interest in the bid make a quorum.');
  expect(shown).toContain(
    'It decides by consensus: at least one agency is for it, and none against.',
  );
  expect(shown).toContain(
    'A meeting without a quorum recommends, and agencies ratify by e-mail within 7 working days.',
  );
  expect(shown).toContain('Urgent decisions may be made between meetings, by e-mail.');
  expect(shown).toContain('5 members for 5 agencies');
  expect(shown).toContain('Chair Member for Colchester City Council');
  expect(shown).not.toContain('Warning');
  const round = await roundOf(panel, 'Winter Resilience 2026');
  expect(await coordinator.read('/rounds')).toContain('Winter Resilience 2026');
  const club = await organisation('Lunch Club');
  expect((await start(club.contact, round, club.id)).path).toContain('/applications/');
});

it('the Community Safety Delivery Board: its own members and quorum over another fund’s round', async () => {
  const panel = await panelOf(
    'Community Safety Delivery Board',
    'Safer Colchester Partnership',
    '3',
    [
      ['Essex Police', 'public', 'chair'],
      ['Essex County Fire and Rescue Service', 'public', 'vice-chair'],
      ['Probation Service', 'public', 'member'],
    ],
  );
  const round = await roundOf(panel, 'SCP Community Safety fund');
  await act(coordinator, `${panel}/seats/${await seatOf(panel, 'Essex Police')}/deputy`, {
    ...{ name: 'Deputy for Essex Police', email: 'deputy.police@example.org' },
  });

  const meeting = await act(coordinator, `/meetings/new?round=${await roundIdOf(round)}`, {
    ...{ ...typedDate('startsOn', '2026-12-16'), startsAt: '2pm', place: 'Town Hall' },
  });
  const club = await organisation('Street Pastors');
  const applied = await start(club.contact, round, club.id);
  expect(applied.refusals).toEqual([]);
  const shown = await coordinator.read(meeting);
  expect(shown).toContain('3 agencies needed for each');
  const police = await handFor(
    await idOf('SELECT id FROM person WHERE email = $1', 'deputy.police@example.org'),
  );
  expect(await police.knock(panel)).toBe(200);
  const funding = await idOf(`SELECT id FROM panel WHERE name = 'One Colchester Funding Panel'`);
  expect(await police.knock(`/panels/${funding}`)).toBe(404);
});

it('the PFCC’s fund: the panel reviews and endorses, and never decides', async () => {
  const panel = await panelOf('PFCC Review Panel', 'Police, Fire and Crime Commissioner', '2', [
    ['Essex Police', 'public', 'chair'],
    ['Probation Service', 'public', 'member'],
  ]);
  const rule = {
    ...{ standing: 'endorses', quorumAgencies: '2', votingRule: 'majority-of-votes' },
    reason: 'Guidance of the Community Safety Development Fund',
  };
  const refused = await coordinator.send(`${panel}/rule`, {
    ...{ ...rule, abstentions: 'yes', ratificationDays: '', parentDecidesAbove: '1,000' },
  });
  expect(refused.refusals).toEqual([
    'A panel that only endorses makes no award, so there is none above which its parent body decides',
  ]);
  await setRule(panel, rule);

  expect(await coordinator.read(panel)).toContain(
    'The panel reviews and endorses: the decision and the money are somebody else’s.',
  );
});

it('the CBH Resident Panel: residents decide by majority, and the chair’s casting vote settles a tie', async () => {
  const panel = await panelOf('CBH Resident Panel', 'Colchester Borough Homes', '2', [
    ['Greenstead residents', 'voluntary', 'chair'],
    ['Monkwick residents', 'voluntary', 'member'],
    ['Highwoods residents', 'voluntary', 'member'],
  ]);
  await setRule(panel, {
    ...{ quorumAgencies: '2', sectorsRequired: ['voluntary'], votingRule: 'majority-of-votes' },
    ...{ hasCastingVote: 'yes', abstentions: 'no', reason: 'Rules of the Resident Panel' },
  });

  const shown = await coordinator.read(panel);
  expect(shown).toContain(
    '2 agencies present without an interest in the bid, at least one of them voluntary, make a quorum.',
  );
  expect(shown).toContain('It decides by a majority of the agencies that vote.');
  expect(shown).toContain('When as many are for as against, the chair has a casting vote.');
  expect(shown).toContain('An agency that abstains does not count towards the quorum.');
  expect(await coordinator.read('/')).toContain('The rule of the CBH Resident Panel');
});

it('yearly core grants: only the named organisations may apply, and the round is in no public list', async () => {
  const panel = await panelOf('Core Grants Panel', 'Strategic Group', '1', [
    ['Colchester City Council', 'public', 'chair'],
  ]);
  const named = await organisation('Citizens Advice Colchester');
  const other = await organisation('Another Advice Centre');
  const round = await roundOf(panel, 'Voluntary Welfare Funding 2027', { isByInvitation: 'yes' });

  await act(coordinator, `${round}/invitations`, { organisation: named.id });
  await house.letterbox.waitFor(
    'contact.of.citizens.advice.colchester@example.org',
    'Citizens Advice Colchester is invited to apply',
  );

  expect(await coordinator.read('/rounds')).not.toContain('Voluntary Welfare Funding 2027');
  expect(await other.contact.read('/applications')).not.toContain('Voluntary Welfare Funding 2027');
  const named2 = await handFor(
    await idOf('SELECT id FROM person WHERE name = $1', 'Contact of Citizens Advice Colchester'),
  );
  expect(await named2.read('/applications')).toContain('Voluntary Welfare Funding 2027');
  expect((await start(other.contact, round, other.id)).refusals).toEqual([
    'This round is by invitation, and this organisation has not been invited',
  ]);
  const applied = await start(named2, round, named.id);
  expect(applied.path).toContain('/applications/');
  expect(
    await house.db
      .query(`SELECT o.name FROM application a JOIN organisation o ON o.id = a.organisation_id
                            JOIN round r ON r.id = a.round_id WHERE r.is_by_invitation`),
  ).toEqual([{ name: 'Citizens Advice Colchester' }]);
  const kept = await coordinator.send(`${round}/invitations/${named.id}/withdrawal`, {});
  expect(kept.refusals).toEqual(['It has begun its application: withdraw that, or decline it']);
});

function seatOf(panelPath: string, agency: string): Promise<string> {
  return idOf(
    `SELECT s.id FROM seat s JOIN agency g ON g.id = s.agency_id
      WHERE s.panel_id = $1 AND g.name = $2`,
    idIn(panelPath),
    agency,
  );
}

function roundIdOf(roundPath: string): Promise<string> {
  return idOf('SELECT id FROM round WHERE slug = $1', roundPath.replace('/rounds/', ''));
}
