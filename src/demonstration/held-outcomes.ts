import { TrusteeRefusing } from '../awards/trustee-refusal/trustee-refusing.service.js';
import { PublicationHolding } from '../funds/publication-hold/publication-holding.service.js';
import { apply } from './bids.js';
import { organisations, PLACE, staff } from './cast.js';
import { attend, callMeeting, decide } from './deciding.js';
import { judge } from './judging.js';
import type { MoneyInTrust } from './money-in-trust.js';
import { openRound } from './panel-and-rounds.js';
import type { Stage } from './stage.js';
import { voices } from './voices.js';
import { equalPayments } from '../rounds/payment-plan/payment-plan.rules.js';

/**
 * The round that is decided and not released: the coordinator has the letters to read, and the trustee asks itself
 * whether it may pay one of the awards.
 */
export async function eveningsTogether(
  stage: Stage,
  panelId: string,
  money: MoneyInTrust,
): Promise<void> {
  const roundId = await openRound(stage, panelId, {
    title: 'Evenings Together',
    summary: 'One evening a week for neighbours who would otherwise not meet.',
    fundId: money.alliance,
    budgetPence: 6_000_00n,
    largestPence: 3_000_00n,
    opens: -44,
    closes: -26,
    scoreBy: -18,
    parts: equalPayments(1),
    returnMonths: [6],
  });
  stage.clock.goTo(-28, '20:10');
  const games = await apply(stage, roundId, bidOf('carers', 'Board games for two', '1800'));
  const debates = await apply(stage, roundId, bidOf('lunchClub', 'Supper and a debate', '2200'));
  const lathe = await apply(stage, roundId, bidOf('shed', 'Turning by lamplight', '2900'));
  stage.clock.goTo(-19, '20:40');
  await judge(stage, roundId, { applicationId: games, points: 4, suggestedPence: 1_800_00n });
  await judge(stage, roundId, { applicationId: debates, points: 4, suggestedPence: 2_200_00n });
  await judge(stage, roundId, { applicationId: lathe, points: 2, suggestedPence: 0n });
  const meetingId = await callMeeting(stage, roundId, { on: -5, at: '10:00', place: PLACE });
  stage.clock.goTo(-5, '10:10');
  await attend(stage, meetingId);
  const give = (applicationId: string, amountPence: bigint, reasons: string) =>
    decide(stage, {
      ...{ meetingId, applicationId, reasons },
      verdict: { outcome: 'awarded', parts: [{ fundId: money.alliance, amountPence }] },
    });
  await give(games, 1_800_00n, 'It asks little and brings two people to one table.');
  const debatesAward = await give(debates, 2_200_00n, 'People stay for the talk.');
  await decide(stage, {
    ...{ meetingId, applicationId: lathe },
    verdict: { outcome: 'declined' },
    reasons: 'The machine would serve four people on one evening.',
    feedback:
      'An open evening at the benches you have would fit this round well. Please ask again.',
    notes: 'They asked for a lathe before, in the Hyperlocal Fund.',
  });
  stage.clock.goTo(-4, '15:00');
  await stage
    .get(TrusteeRefusing)
    .propose(
      debatesAward ?? '',
      'Clause 4 of the agreement: no money for political campaigning. One of the debates is the candidates’.',
      await stage.person(staff.trusteeAdministrator),
    );
  await stage.get(PublicationHolding).hold({
    fundId: money.lottery,
    publishFrom: null,
    reason: 'The funder announces its first awards itself, by its letter of offer',
    by: await stage.person(staff.trusteeAdministrator),
  });
}

function bidOf(
  organisation: keyof typeof organisations,
  title: string,
  amount: string,
): Parameters<typeof apply>[2] {
  return {
    ...{ title, amount, cost: amount, people: '30', neighbourhood: 'south' },
    organisation: organisations[organisation],
    voice: voices[organisation],
    theme: 'health-and-wellbeing',
  };
}
