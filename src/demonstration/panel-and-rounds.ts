import { randomUUID } from 'node:crypto';
import { londonInstant } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { PanelOpening } from '../panels/membership/panel-opening.service.js';
import { GivingBack } from '../awards/giving-back/giving-back.service.js';
import { Seating } from '../panels/membership/seating.service.js';
import { Budgeting } from '../rounds/budget/budget.service.js';
import { RoundOpening } from '../rounds/opening/opening.service.js';
import { members, staff } from './cast.js';
import { giveAuthenticator } from './house-staff.js';
import type { Stage } from './stage.js';
import type { PlanPart } from '../rounds/payment-plan/payment-plan.rules.js';

/** The One Colchester Funding Panel: five agencies are a quorum, as its terms of reference say. */
export async function seatThePanel(stage: Stage): Promise<string> {
  const by = await stage.person(staff.coordinator);
  const { id: panelId } = await stage.get(PanelOpening).open(
    {
      name: 'One Colchester Funding Panel',
      parentBody: 'One Colchester Strategic Group',
      quorumAgencies: 5,
    },
    by,
  );
  for (const { name, email, agency, sector, office } of members) {
    await stage
      .get(Seating)
      .seat({ panelId, name, email, agency: { name: agency, sector }, office }, by);
    await giveAuthenticator(stage, { name, email });
  }
  return panelId;
}

export interface RoundOfStory {
  readonly title: string;
  readonly summary: string;
  readonly fundId: string;
  readonly budgetPence: Pence;
  readonly largestPence: Pence;
  /** Days from today. */
  readonly opens: number;
  readonly closes: number;
  readonly scoreBy: number;
  readonly parts: readonly PlanPart[];
  readonly returnMonths: readonly number[];
  readonly needsSecondSignatory?: boolean;
  readonly isByInvitation?: boolean;
  readonly hidesApplicants?: boolean;
}

/** The principles of "Communities Can" as criteria, opened on the day before the round does. */
export async function openRound(
  stage: Stage,
  panelId: string,
  round: RoundOfStory,
): Promise<string> {
  stage.clock.goTo(round.opens - 1, '10:00');
  const slug = await stage.get(RoundOpening).open(
    {
      title: round.title,
      summary: round.summary,
      panelId,
      opensAt: londonInstant(stage.clock.day(round.opens), '09:00'),
      closesAt: londonInstant(stage.clock.day(round.closes), '12:00'),
      scoreBy: stage.clock.day(round.scoreBy),
      smallestPence: 500_00n,
      largestPence: round.largestPence,
      parts: round.parts,
      returnMonths: round.returnMonths,
      needsSecondSignatory: round.needsSecondSignatory ?? false,
      isByInvitation: round.isByInvitation ?? false,
      hidesApplicants: round.hidesApplicants ?? false,
      budgets: [{ fundId: round.fundId, budgetPence: round.budgetPence }],
      criteria: [
        {
          name: 'Strengths',
          question: 'Does it build on what is strong, not on what is wrong?',
          weight: 3,
        },
        {
          name: 'Led by residents',
          question: 'Do the people who benefit lead it or shape it?',
          weight: 3,
        },
        { name: 'Inclusive', question: 'Can everyone who would benefit take part?', weight: 2 },
        { name: 'Value', question: 'Is the sum right for what will come of it?', weight: 2 },
      ],
    },
    await stage.person(staff.coordinator),
  );
  return stage.idOf('SELECT id FROM round WHERE slug = $1', slug);
}

/** More was asked for than the round was to give, and the fund has it. */
export async function raiseBudget(
  stage: Stage,
  roundId: string,
  fundId: string,
  budgetPence: Pence,
): Promise<void> {
  await stage.get(Budgeting).change({
    roundId,
    wanted: new Map([[fundId, budgetPence]]),
    reason: 'More was asked for than last winter; the chair agreed by e-mail',
    formKey: randomUUID(),
    by: await stage.person(staff.coordinator),
  });
}

/** Every bid is decided: the fund may award the rest elsewhere. */
export async function giveBackTheRest(stage: Stage, roundId: string): Promise<void> {
  await stage.get(GivingBack).giveBack({
    roundId,
    reason: 'All six bids are decided',
    formKey: randomUUID(),
    by: await stage.person(staff.coordinator),
  });
}
