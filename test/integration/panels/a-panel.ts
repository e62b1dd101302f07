import { randomUUID } from 'node:crypto';
import { BankAccountOpening } from '../../../src/funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening } from '../../../src/funds/opening/opening.service.js';
import { ReceiptRecording } from '../../../src/funds/receipt/receipt.service.js';
import { londonInstant } from '../../../src/kernel/london.js';
import type { Pence } from '../../../src/kernel/pence.js';
import { Attending } from '../../../src/panels/meetings/attendance.service.js';
import { MeetingCalling } from '../../../src/panels/meetings/calling.service.js';
import { Declaring } from '../../../src/panels/interests/declaration.service.js';
import type { InterestKind } from '../../../src/panels/interests/interest-kind.js';
import { PanelOpening } from '../../../src/panels/membership/panel-opening.service.js';
import type { Office } from '../../../src/panels/membership/seat.entity.js';
import { Seating } from '../../../src/panels/membership/seating.service.js';
import { Scoring } from '../../../src/panels/scoring/scoring.service.js';
import { RoundOpening } from '../../../src/rounds/opening/opening.service.js';
import type { Judging } from '../../../src/rounds/judging/judging.rules.js';
import { Rounds, type RoundSummary } from '../../../src/rounds/rounds.queries.js';
import type { House } from '../../support/house.js';
import {
  equalPayments,
  type PlanPart,
} from '../../../src/rounds/payment-plan/payment-plan.rules.js';

const WHILE_OPEN = '2026-11-23T10:00:00Z';
export const AT_THE_MEETING = '2026-12-16T14:30:00Z';
const AGENCIES = ['Essex County Council', 'Essex Police', 'ESNEFT', 'Colchester Institute', 'CBH'];

export interface APanel {
  readonly coordinator: string;
  readonly panelId: string;
  readonly fundId: string;
  /** '' unless it was asked for. */
  readonly secondFundId: string;
  readonly round: RoundSummary;
  /** The chair first, then the vice chair, then members; each for an agency of their own. */
  readonly members: readonly string[];
}

export interface PanelTerms {
  readonly quorumAgencies?: number;
  readonly fundPence?: Pence;
  readonly budgetPence?: Pence;
  /** Its outcomes wait until somebody releases them; else they are told at once. */
  readonly holdsOutcomes?: boolean;
  /** How many people sign an agreement; one, unless said. */
  readonly signatories?: number;
  /** The round draws on another fund as well, for all it has. */
  readonly secondFundPence?: Pence;
  /** Names a further agency, for a sixth member. */
  readonly sixthAgency?: string;
  /** How the round's bids are judged, where not as usual. */
  readonly judging?: Partial<Judging>;
  /** How its awards are paid; in two equal payments, unless said. */
  readonly parts?: readonly PlanPart[];
  /** Months after acceptance in which its returns are due; one after six, unless said. */
  readonly returnMonths?: readonly number[];
}

let made = 0;

/** A panel of five agencies with a fund and a round that closes on 4 December 2026, noon. */
export async function aPanel(house: House, terms: PanelTerms = {}): Promise<APanel> {
  const number = ++made;
  house.clock.set(WHILE_OPEN);
  const coordinator = await house.person('Cora Coordinator', 'coordinator');
  const panel = await house.get(PanelOpening).open(
    {
      name: `Funding Panel ${number}`,
      parentBody: 'Strategic Group',
      quorumAgencies: terms.quorumAgencies ?? 5,
    },
    coordinator,
  );
  const agencies = [...AGENCIES, ...(terms.sixthAgency === undefined ? [] : [terms.sixthAgency])];
  const members: string[] = [];
  for (const [index, agency] of agencies.entries()) {
    const office = (['chair', 'vice-chair'] as const)[index] ?? 'member';
    members.push(await aMember(house, panel.id, agency, office, coordinator));
  }
  const fundPence = terms.fundPence ?? 4_000_000n;
  const fundId = await aFund(house, number, fundPence);
  const budgetPence = terms.budgetPence ?? fundPence;
  const { secondFundPence } = terms;
  const secondFundId =
    secondFundPence === undefined ? '' : await aFund(house, ++made, secondFundPence);
  const second =
    secondFundPence === undefined ? [] : [{ fundId: secondFundId, budgetPence: secondFundPence }];
  const slug = await house.get(RoundOpening).open(
    {
      title: `Winter Resilience ${number}`,
      summary: 'Warm places and hot meals.',
      panelId: panel.id,
      opensAt: londonInstant('2026-11-01', '09:00'),
      closesAt: londonInstant('2026-12-04', '12:00'),
      scoreBy: '2026-12-14',
      smallestPence: 100n,
      largestPence: budgetPence < 1_000_000n ? budgetPence : 1_000_000n,
      parts: terms.parts ?? equalPayments(2),
      ...terms.judging,
      returnMonths: terms.returnMonths ?? [6],
      signatories: terms.signatories ?? 1,
      tellsAtOnce: !(terms.holdsOutcomes ?? false),
      budgets: [{ fundId, budgetPence }, ...second],
      criteria: [
        { name: 'Strengths', question: 'Does it build on what is strong?', weight: 60 },
        { name: 'Led by people', question: 'Who leads it?', weight: 40 },
      ],
    },
    coordinator,
  );
  const round = await house.get(Rounds).bySlug(slug);
  if (!round) throw new Error('The round was not opened');
  return { coordinator, panelId: panel.id, fundId, secondFundId, round, members };
}

/** Seats somebody for an agency, made when it is new. Answers with their id. */
async function aMember(
  house: House,
  panelId: string,
  agencyName: string,
  office: Office,
  coordinator: string,
): Promise<string> {
  const known = await house.db.query<{ id: string }[]>('SELECT id FROM agency WHERE name = $1', [
    agencyName,
  ]);
  const name = `${agencyName} ${office} ${++made}`;
  return house.get(Seating).seat(
    {
      panelId,
      name,
      email: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@example.org`,
      agency: known[0] ?? { name: agencyName, sector: 'public' },
      office,
    },
    coordinator,
  );
}

async function aFund(house: House, number: number, pence: Pence): Promise<string> {
  const keeper = await house.person('Kit Keeper', 'trustee-administrator');
  const fund = await house.get(FundOpening).open(
    {
      name: `Lottery ${number}`,
      code: `lottery-${number}`,
      funderName: 'The National Lottery',
      restriction: 'Groups in Colchester',
      agreementReference: 'TNL-42',
      startsOn: '2026-01-01',
      spendBy: '2030-03-31',
    },
    keeper,
  );
  const account = await house.get(BankAccountOpening).open(
    {
      name: `Current account ${number}`,
      code: `current-${number}`,
      sortCode: '309089',
      accountNumber: (30_000_000 + number).toString(),
    },
    keeper,
  );
  await house.get(ReceiptRecording).record({
    fundId: fund.id,
    bankAccountId: account.id,
    kind: 'receipt',
    amountPence: pence,
    receivedOn: '2026-11-02',
    reference: 'TNL 0042',
    formKey: randomUUID(),
    recordedBy: keeper,
  });
  return fund.id;
}

export interface BidTerms {
  readonly organisationName?: string;
  readonly title?: string;
  readonly requestedPence?: Pence;
  readonly answer?: string;
  readonly status?: 'draft' | 'submitted';
}

export interface ABid {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly reference: string;
  /** A contact of the organisation. */
  readonly contact: string;
}

/** A submitted application, written straight into its tables: how it came there is tested in its room. */
export async function aBid(house: House, { round }: APanel, terms: BidTerms = {}): Promise<ABid> {
  const number = ++made;
  const { status = 'submitted', requestedPence = 480_000n } = terms;
  const organisationId = randomUUID();
  const contact = await house.person(`Wyn ${'abcdefghij'.charAt(number % 10)}`, {
    role: 'contact',
    subjectId: organisationId,
  });
  await house.db.query(
    `INSERT INTO organisation (id, name, legal_form, postcode, purpose, registered_at, registered_by)
     VALUES ($1, $2, 'unincorporated-group', 'CO1 1AA', 'Neighbours', now(), $3)`,
    [organisationId, terms.organisationName ?? `Group ${number}`, contact],
  );
  const reference = `OC-2026-${number.toString().padStart(4, '0')}`;
  const submitted = status === 'submitted' ? ['2026-11-20T10:00:00Z', contact] : [null, null];
  const [row] = await house.db.query<{ id: string }[]>(
    `INSERT INTO application (reference, round_id, organisation_id, status, title, requested_pence,
                              answers, version, started_at, started_by, saved_at, saved_by, submitted_at, submitted_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1, now(), $8, now(), $8, $9, $10) RETURNING id`,
    [
      reference,
      round.id,
      organisationId,
      status,
      terms.title ?? `Bid ${number}`,
      requestedPence.toString(),
      { summary: terms.answer ?? 'Lunch together on Fridays' },
      contact,
      ...submitted,
    ],
  );
  return { applicationId: row?.id ?? '', organisationId, reference, contact };
}

export function declare(
  house: House,
  { applicationId }: ABid,
  personId: string,
  kind: InterestKind = 'none',
): Promise<void> {
  const note = kind === 'none' ? '' : 'A trustee';
  return house.get(Declaring).declare({ applicationId, personId, kind, note });
}

/** Declares no interest and sends a sheet with these points for both criteria. */
export async function score(
  house: House,
  { round }: APanel,
  bid: ABid,
  personId: string,
  points: number,
  suggestedPence: Pence = 400_000n,
): Promise<void> {
  await declare(house, bid, personId);
  const criteria = await house.get(Rounds).criteriaOf(round.id);
  await house.get(Scoring).send({
    applicationId: bid.applicationId,
    personId,
    scores: criteria.map(({ id }) => ({ criterionId: id, points, reason: 'As they say' })),
    comment: 'Good',
    suggestedPence,
  });
}

/** A meeting on 16 December 2026, 2pm, with these members there; the clock stands at half past. */
export async function aMeeting(
  house: House,
  panel: APanel,
  present: readonly string[] = panel.members,
): Promise<string> {
  const startsAt = londonInstant('2026-12-16', '14:00');
  const meetingId = await house
    .get(MeetingCalling)
    .call({ roundId: panel.round.id, startsAt, place: 'Town Hall' }, panel.coordinator);
  house.clock.set(AT_THE_MEETING);
  if (present.length > 0) {
    await house.get(Attending).arrive(meetingId, present, panel.coordinator);
    house.clock.advance({ minutes: 1 });
  }
  return meetingId;
}

/** What the record says of a subject, in order. */
export async function actsOn(house: House, subject: string): Promise<readonly string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [subject],
  );
  return rows.map(({ act }) => act);
}
