import { OfferEnding } from '../awards/offer/ending/offer-ending.service.js';
import { Reviewing } from '../monitoring/review/reviewing.service.js';
import { changeAccount } from './accounts.js';
import { findOutAboutTheGift, signFirstMonth } from './bank.js';
import { apply, bidOf } from './bids.js';
import { askForAnotherPurpose, beginLater, hearAComplaint } from './changing-grants.js';
import { organisations, PLACE, staff } from './cast.js';
import {
  accept,
  attend,
  callMeeting,
  decide,
  giveTimeToAccept,
  meetFirstCondition,
  releaseAll,
  signFirst,
} from './deciding.js';
import { judge } from './judging.js';
import { amendApologies, issueMinutes, lookBack } from './minuting.js';
import { receiveTranche, type MoneyInTrust } from './money-in-trust.js';
import { giveBackTheRest, openRound } from './panel-and-rounds.js';
import { payOverThreeYears } from './plan-of-three-years.js';
import { failAtTheBank, pay, reconcileMonth } from './paying.js';
import { countAlike } from './counting-alike.js';
import { beginSecondReturn, sendBicycleReturn, sendCarersReturn } from './returning.js';
import type { Stage } from './stage.js';
import { equalPayments } from '../rounds/payment-plan/payment-plan.rules.js';

/** The round that is behind us: awards made, paid, reported on; one declined, one lapsed and made again, one half signed. */
export async function hyperlocalFund(
  stage: Stage,
  panelId: string,
  money: MoneyInTrust,
): Promise<void> {
  const roundId = await openRound(stage, panelId, {
    title: 'Hyperlocal Fund',
    summary: 'Small grants for groups who know their own neighbourhood best.',
    fundId: money.alliance,
    budgetPence: 60_000_00n,
    largestPence: 10_000_00n,
    opens: -250,
    closes: -220,
    scoreBy: -210,
    parts: equalPayments(2),
    returnMonths: [6, 12],
  });
  stage.clock.goTo(-230, '19:40');
  const bikes = await apply(stage, roundId, bidOf('bikes', 'Mend it, ride it', '6400', '7200'));
  const carers = await apply(
    stage,
    roundId,
    bidOf('carers', 'Tuesday mornings off', '4950', '4950'),
  );
  const lunch = await apply(stage, roundId, bidOf('lunchClub', 'Winter table', '4800', '6000'));
  const shed = await apply(stage, roundId, bidOf('shed', 'A lathe for the shed', '9800', '9800'));
  const play = await apply(stage, roundId, bidOf('play', 'Out to play', '3200', '4000'));

  const songs = await apply(
    stage,
    roundId,
    bidOf('singers', 'Songs in the library', '1200', '1500'),
  );

  stage.clock.goTo(-212, '20:15');
  await judge(stage, roundId, { applicationId: bikes, points: 4, suggestedPence: 6_400_00n });
  await judge(stage, roundId, { applicationId: carers, points: 5, suggestedPence: 4_950_00n });
  await judge(stage, roundId, {
    applicationId: lunch,
    points: 4,
    suggestedPence: 4_500_00n,
    interest: {
      member: 'Fiona Hartley',
      kind: 'non-registerable',
      note: 'My neighbour cooks there.',
    },
  });
  await judge(stage, roundId, { applicationId: shed, points: 2, suggestedPence: 0n });
  await judge(stage, roundId, {
    applicationId: play,
    points: 4,
    suggestedPence: 3_200_00n,
    interest: {
      member: 'Callum Reeve',
      kind: 'pecuniary',
      note: 'My partner is paid to run the sessions.',
    },
  });
  await judge(stage, roundId, { applicationId: songs, points: 4, suggestedPence: 1_200_00n });
  const meetingId = await callMeeting(stage, roundId, { on: -200, at: '14:00', place: PLACE });

  stage.clock.goTo(-200, '14:10');
  await attend(stage, meetingId);
  const give = (
    applicationId: string,
    amountPence: bigint,
    reasons: string,
    revisedBudget = '',
  ): Promise<string> =>
    decide(stage, {
      meetingId,
      applicationId,
      verdict: { outcome: 'awarded', parts: [{ fundId: money.alliance, amountPence }] },
      revisedBudget,
      reasons,
      conditions: 'Tell us the date of the first session, so that a member can come and see.',
    }).then((awardId) => awardId ?? '');
  const bikesAward = await give(bikes, 6_400_00n, 'Led by the young people themselves.');
  const carersAward = await give(carers, 4_950_00n, 'A clear need, met where people already are.');
  const lunchAward = await give(
    lunch,
    4_500_00n,
    'Good value; the hall’s own share was taken off.',
    'Food and the cook, without the £300 for the hall.',
  );
  const playAward = await give(play, 3_200_00n, 'Run by those who come.');
  const songsAward = await give(songs, 1_200_00n, 'A good use of a quiet room.');
  await decide(stage, {
    meetingId,
    applicationId: shed,
    verdict: { outcome: 'declined' },
    reasons: 'A machine rather than an activity. The panel would welcome a bid for sessions.',
  });

  stage.clock.goTo(-199, '09:10');
  await payOverThreeYears(stage, carersAward);
  stage.clock.goTo(-199, '09:30');
  await releaseAll(stage, roundId);
  await giveBackTheRest(stage, roundId);

  stage.clock.goTo(-198, '11:00');
  await issueMinutes(stage, meetingId);
  stage.clock.goTo(-195, '10:15');
  await amendApologies(stage, meetingId);
  stage.clock.goTo(-190, '18:30');
  await accept(stage, bikesAward, organisations.bikes);
  stage.clock.goTo(-180, '09:20');
  await giveTimeToAccept(stage, lunchAward, -20, 'The hall is being rewired until the spring.');
  await giveTimeToAccept(stage, playAward, -5, 'A new committee is elected after the holidays.');
  stage.clock.goTo(-176, '18:30');
  await accept(stage, carersAward, organisations.carers);
  await meetFirstCondition(stage, bikesAward, 'Their e-mail: Saturday at ten, Tom goes along.');
  await meetFirstCondition(stage, carersAward, 'They rang: the first Tuesday of next month.');
  await receiveTranche(stage, money);
  const paid = await pay(stage, money, [bikesAward, carersAward], 'sent');
  stage.clock.goTo(-170, '11:00');
  await reconcileMonth(stage, money, paid);
  await findOutAboutTheGift(stage, money);
  await lookBack(stage, roundId, meetingId, PLACE);
  stage.clock.goTo(-140, '00:10');
  await stage.get(OfferEnding).lapseDue(); // the songs'
  stage.clock.goTo(-135, '09:40');
  await signFirstMonth(stage, stage.clock.day(-170));

  stage.clock.goTo(-120, '10:20');
  await beginLater(stage, bikesAward);
  await countAlike(stage, roundId, { bikes: bikesAward, carers: carersAward });

  stage.clock.goTo(-28, '10:40');
  await giveTimeToAccept(stage, playAward, 12, 'Their treasurer moved away; another is found.');
  stage.clock.goTo(-25, '17:00');
  await accept(stage, lunchAward, organisations.lunchClub);
  await meetFirstCondition(stage, lunchAward, 'On their poster: Fridays from half past twelve.');
  await pay(stage, money, [lunchAward], 'prepared');
  stage.clock.goTo(-14, '19:10');
  await askForAnotherPurpose(stage, carersAward);
  stage.clock.goTo(-12, '20:00');
  await sendBicycleReturn(stage, bikesAward, organisations.bikes);
  stage.clock.goTo(-11, '14:40');
  await hearAComplaint(stage, bikes);
  stage.clock.goTo(-10, '11:15');
  const reason = 'They thought that their library had answered for them, and still have the room.';
  await giveTimeToAccept(stage, songsAward, 11, reason);
  stage.clock.goTo(-9, '19:20');
  const carersReturn = await sendCarersReturn(stage, carersAward, organisations.carers);
  stage.clock.goTo(-5, '10:40');
  await askAboutIt(stage, carersReturn);
  stage.clock.goTo(-5, '21:10');
  await beginSecondReturn(stage, bikesAward, organisations.bikes);
  stage.clock.goTo(-3, '09:30');
  await accept(stage, songsAward, organisations.singers);
  await meetFirstCondition(stage, songsAward, 'Agreed with the library: Mondays at two.');
  const songsPaid = await pay(stage, money, [songsAward], 'sent');
  stage.clock.goTo(-2, '09:15');
  for (const payment of songsPaid) {
    await failAtTheBank(stage, payment, 'Beneficiary’s bank was not reachable');
  }
  stage.clock.goTo(-2, '15:40');
  await pay(stage, money, [songsAward], 'sent');
  stage.clock.goTo(-2, '18:20');
  await changeAccount(stage, organisations.carers, '55779988');
  stage.clock.goTo(-1, '20:15');
  await signFirst(stage, playAward, organisations.play);
}

/** The coordinator has a question about one answer; it has not been answered yet. */
async function askAboutIt(stage: Stage, returnId: string): Promise<void> {
  const ask = 'Are these thirty-eight carers, or thirty-eight mornings?';
  await stage.get(Reviewing).query({
    returnId,
    asked: [{ question: 'people', label: 'How many people did it reach?', ask }],
    dueOn: stage.clock.day(9),
    by: await stage.person(staff.coordinator),
  });
}
