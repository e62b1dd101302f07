import { Returns } from '../monitoring/returns.queries.js';
import { ReturnSubmission } from '../monitoring/submission/submission.service.js';
import { changeAccount } from './accounts.js';
import { beginSheet, decline, shareOut, thinkAgain } from './assigning.js';
import { askAboutABid, giveMoreTime, openAgain, takeBack } from './around.js';
import { apply, draft } from './bids.js';
import { members, organisations, type OrganisationPlayer } from './cast.js';
import { bankOfThisMonth, findOutAboutTheGift, keepSavings, signFirstMonth } from './bank.js';
import { checkFirst, compare } from './checking.js';
import { addAQuestion } from './changing-a-form.js';
import {
  accept,
  attend,
  callMeeting,
  decide,
  ratify,
  releaseAll,
  setTheAgenda,
} from './deciding.js';
import { eveningsTogether } from './held-outcomes.js';
import { appointStaff, letFunderIn } from './house-staff.js';
import { settleFindings } from './interests.js';
import { judge, moderate } from './judging.js';
import { keepLibrary } from './library.js';
import { amendApologies, issueMinutes, lookBack, moveMeeting, putPapers } from './minuting.js';
import { receiveTranche, takeMoneyInTrust, type MoneyInTrust } from './money-in-trust.js';
import { keepTheFunds } from './keeping-the-funds.js';
import { giveBackTheRest, openRound, raiseBudget, seatThePanel } from './panel-and-rounds.js';
import { growAndMerge } from './people-of-organisations.js';
import { failAtTheBank, pay, reconcileMonth, setLimits } from './paying.js';
import { keepRegisters, registerInterests } from './registering.js';
import { agreeHowToDecide, inviteByName, sendSomebodyElse } from './seating.js';
import { tellThePublic } from './rounds-in-public.js';
import type { Stage } from './stage.js';
import { voices } from './voices.js';
import { typeIn } from './typed-in.js';

const PLACE = 'Grand Jury Room, Town Hall, Colchester';

/** Eight months of the panel's life, so that on the first morning there is something to do for everybody. */
export async function tellTheStory(stage: Stage): Promise<void> {
  stage.clock.goTo(-300, '09:00');
  await appointStaff(stage);
  const money = await takeMoneyInTrust(stage);
  await letFunderIn(stage, money.lottery);
  await setLimits(stage, money);
  const panelId = await seatThePanel(stage);
  await agreeHowToDecide(stage, panelId);
  stage.clock.goTo(-284, '19:20');
  await registerInterests(stage);
  await hyperlocalFund(stage, panelId, money);
  await winterResilience(stage, panelId, money);
  await dementiaFriendly(stage, panelId, money);
  await eveningsTogether(stage, panelId, money);
  await communitySafety(stage, panelId, money);
  await coreGrants(stage, panelId, money);
  await growAndMerge(stage);
  await keepRegisters(stage);
  await keepTheFunds(stage, money);
  stage.clock.goTo(-1, '16:10');
  await bankOfThisMonth(stage, money);
  await keepSavings(stage, money);
}

/** The round that is behind us: awards made, paid, reported on; one declined, one not accepted yet. */
async function hyperlocalFund(stage: Stage, panelId: string, money: MoneyInTrust): Promise<void> {
  const roundId = await openRound(stage, panelId, {
    title: 'Hyperlocal Fund',
    summary: 'Small grants for groups who know their own neighbourhood best.',
    fundId: money.alliance,
    budgetPence: 60_000_00n,
    largestPence: 10_000_00n,
    opens: -250,
    closes: -220,
    scoreBy: -210,
    instalments: 2,
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
  await give(play, 3_200_00n, 'Run by those who come.');
  const songsAward = await give(songs, 1_200_00n, 'A good use of a quiet room.');
  await decide(stage, {
    meetingId,
    applicationId: shed,
    verdict: { outcome: 'declined' },
    reasons: 'A machine rather than an activity. The panel would welcome a bid for sessions.',
  });

  stage.clock.goTo(-199, '09:30');
  await releaseAll(stage, roundId);
  await giveBackTheRest(stage, roundId);

  stage.clock.goTo(-198, '11:00');
  await issueMinutes(stage, meetingId);
  stage.clock.goTo(-195, '10:15');
  await amendApologies(stage, meetingId);
  stage.clock.goTo(-190, '18:30');
  await accept(stage, bikesAward, organisations.bikes);
  stage.clock.goTo(-176, '18:30');
  await accept(stage, carersAward, organisations.carers);
  await receiveTranche(stage, money);
  const paid = await pay(stage, money, [bikesAward, carersAward], 'sent');
  stage.clock.goTo(-170, '11:00');
  await reconcileMonth(stage, money, paid);
  await findOutAboutTheGift(stage, money);
  await lookBack(stage, roundId, meetingId, PLACE);
  stage.clock.goTo(-135, '09:40');
  await signFirstMonth(stage, stage.clock.day(-170));

  stage.clock.goTo(-25, '17:00');
  await accept(stage, lunchAward, organisations.lunchClub);
  await pay(stage, money, [lunchAward], 'prepared');
  stage.clock.goTo(-12, '20:00');
  await submitFirstReturn(stage, bikesAward, organisations.bikes);
  stage.clock.goTo(-3, '09:30');
  await accept(stage, songsAward, organisations.singers);
  const songsPaid = await pay(stage, money, [songsAward], 'sent');
  stage.clock.goTo(-2, '09:15');
  for (const payment of songsPaid) {
    await failAtTheBank(stage, payment, 'Beneficiary’s bank was not reachable');
  }
  stage.clock.goTo(-2, '15:40');
  await pay(stage, money, [songsAward], 'sent');
  stage.clock.goTo(-2, '18:20');
  await changeAccount(stage, organisations.carers, '55779988');
}

async function submitFirstReturn(
  stage: Stage,
  awardId: string,
  organisation: OrganisationPlayer,
): Promise<void> {
  const [first] = await stage.get(Returns).ofAward(awardId);
  if (!first) throw new Error('The award has no returns');
  await stage.get(ReturnSubmission).submit({
    returnId: first.id,
    spentPence: 3_150_00n,
    peopleReached: 64,
    story:
      'Twenty-two bicycles are back on the road. Three of those who learnt in the spring now teach the others, and on Saturdays there is a queue before we open.',
    changes: 'We open on Saturdays instead of Wednesdays, because that is when people come.',
    by: await stage.person(organisation.contact),
  });
}

/** The round the panel decides today: everybody has scored, nobody has been marked present yet. */
async function winterResilience(stage: Stage, panelId: string, money: MoneyInTrust): Promise<void> {
  const roundId = await openRound(stage, panelId, {
    title: 'Winter Resilience',
    summary: 'Warm places, hot meals and company from December to March.',
    fundId: money.county,
    budgetPence: 30_000_00n,
    largestPence: 15_000_00n,
    opens: -45,
    closes: -21,
    scoreBy: -7,
    instalments: 1,
    returnMonths: [5],
  });
  stage.clock.goTo(-24, '21:05');
  const bids = [
    {
      applicationId: await apply(stage, roundId, {
        ...bidOf('lunchClub', 'Warm Table, every day', '12000', '14500'),
        papers: {
          quotes: ['Quote for a hob, Tŷ’r Gegin', 'Quote for forty chairs'],
          'governing-document': ['Constitution of Wivenhoe Warm Table'],
        },
      }),
      points: 5,
      suggestedPence: 12_000_00n,
    },
    {
      applicationId: await apply(
        stage,
        roundId,
        bidOf('carers', 'Respite in the cold months', '9950', '9950'),
      ),
      points: 4,
      suggestedPence: 8_000_00n,
    },
    {
      applicationId: await apply(
        stage,
        roundId,
        bidOf('shed', 'Open shed on dark evenings', '11400', '12000'),
      ),
      points: 3,
      suggestedPence: 6_000_00n,
      isContested: true,
    },
    {
      applicationId: await apply(
        stage,
        roundId,
        bidOf('play', 'A warm hall for small children', '4800', '5000'),
      ),
      points: 4,
      suggestedPence: 4_800_00n,
      interest: {
        member: 'Callum Reeve',
        kind: 'pecuniary',
        note: 'My partner is paid to run the sessions.',
      } as const,
    },
  ];
  stage.clock.goTo(-20, '10:00');
  await raiseBudget(stage, roundId, money.county, 34_000_00n);
  const [warmTable, respite] = bids;
  if (warmTable) await checkFirst(stage, warmTable.applicationId);
  if (respite) await compare(stage, respite.applicationId);
  stage.clock.goTo(-9, '20:30');
  for (const bid of bids) await judge(stage, roundId, bid);
  stage.clock.goTo(-8, '09:15');
  const shed = bids[2]?.applicationId ?? '';
  await settleFindings(stage, { shed, respite: respite?.applicationId ?? '' });
  if (respite) {
    const reason =
      'Two of us read the sum as for one year; it is for two, and better value than we thought.';
    await moderate(stage, respite.applicationId, 425, reason);
  }
  const meetingId = await callMeeting(stage, roundId, { on: 0, at: '14:00', place: PLACE });
  await sendSomebodyElse(stage, panelId, meetingId);
  await putPapers(stage, meetingId, roundId, bids.at(-1)?.applicationId ?? '');
  await setTheAgenda(
    stage,
    { meetingId, roundId, applicationId: respite?.applicationId ?? '' },
    { fundId: money.county, amountPence: 8_000_00n },
  );
  await warmHallAtOnce(stage, bids.at(-1)?.applicationId ?? '', money);
}

/** The hall's boiler can't wait for the meeting: the agencies are asked by e-mail, and some have answered. */
async function warmHallAtOnce(
  stage: Stage,
  applicationId: string,
  money: MoneyInTrust,
): Promise<void> {
  stage.clock.goTo(-1, '09:20');
  await decide(stage, {
    meetingId: null,
    way: 'urgent',
    applicationId,
    verdict: { outcome: 'awarded', parts: [{ fundId: money.county, amountPence: 4_800_00n }] },
    reasons: 'The hall is cold now, and small children can’t wait for the spring.',
    conditions: 'Tell us the date of the first session, so that a member can come and see.',
    notes: 'The heating of the hall is the parish’s to mend by next winter.',
  });
  stage.clock.goTo(-1, '11:05');
  await ratify(stage, applicationId, [
    ['Grace Lindqvist', 'for'],
    ['Owen Bright', 'for'],
    ['Fiona Hartley', 'abstain'],
  ]);
}

/** The round the panel is reading: three bids, some members done, others not begun. */
async function dementiaFriendly(stage: Stage, panelId: string, money: MoneyInTrust): Promise<void> {
  const roundId = await openRound(stage, panelId, {
    title: 'Dementia Friendly Communities',
    summary: 'Company, song and patience for people with dementia and those who love them.',
    fundId: money.lottery,
    budgetPence: 90_000_00n,
    largestPence: 30_000_00n,
    opens: -30,
    closes: -4,
    scoreBy: 6,
    instalments: 2,
    returnMonths: [6, 12],
    needsSecondSignatory: true,
  });
  await tellThePublic(stage, roundId, {
    summary: 'Company, song and patience for people with dementia and those who love them.',
    hearBy: 18,
  });
  stage.clock.goTo(-6, '16:20');
  const singers = await apply(
    stage,
    roundId,
    bidOf('singers', 'Songs we still know', '18500', '21000'),
  );
  const walks = await apply(
    stage,
    roundId,
    bidOf('carers', 'Walking with somebody who forgets', '9000', '9000'),
  );
  const making = await apply(
    stage,
    roundId,
    bidOf('shed', 'Making things from memory', '7600', '8000'),
  );
  const out = await apply(stage, roundId, bidOf('play', 'Grandparents at play', '3900', '3900'));
  const again = await apply(stage, roundId, bidOf('bikes', 'Tandems for two', '5200', '5600'));
  await takeBack(stage, out);
  await askAboutABid(stage, singers);
  await openAgain(stage, again);
  stage.clock.goTo(-3, '10:15');
  const scorers = ['Tom Adeyemi', 'Grace Lindqvist', 'Owen Bright', 'Anita Desai'] as const;
  await shareOut(stage, roundId, { applicationId: singers, scorers }, [walks, making]);
  stage.clock.goTo(-2, '19:00');
  await judge(
    stage,
    roundId,
    { applicationId: singers, points: 5, suggestedPence: 18_500_00n },
    members.slice(1, 4),
  );
  stage.clock.goTo(-2, '20:10');
  const doubts = 'I had missed that one person leads both choirs.';
  await thinkAgain(stage, roundId, { applicationId: singers, reason: doubts }, 'Owen Bright');
  await decline(stage, walks, 'Callum Reeve', 'I am away until the day after scores are due.');
  stage.clock.goTo(-1, '21:20');
  await beginSheet(stage, walks, 'Fiona Hartley', {
    'points-1': '4',
    'reason-1': 'They know every bench and every bus stop on the way.',
    comment: 'To be read again: the insurance?',
  });
  const meetingId = await callMeeting(stage, roundId, { on: 15, at: '10:00', place: PLACE });
  stage.clock.goTo(-1, '21:40');
  await moveMeeting(stage, meetingId, { on: 16, at: '10:00', place: PLACE });
}

/** The round that is open: one draft begun on a phone, waiting for an evening. */
async function communitySafety(stage: Stage, panelId: string, money: MoneyInTrust): Promise<void> {
  const roundId = await openRound(stage, panelId, {
    title: 'Community Safety small grants',
    summary: 'Ideas from residents that make a street, a park or an evening feel safer.',
    fundId: money.county,
    budgetPence: 40_000_00n,
    largestPence: 5_000_00n,
    opens: -14,
    closes: 12,
    scoreBy: 24,
    instalments: 1,
    returnMonths: [6],
    hidesApplicants: true,
  });
  await tellThePublic(stage, roundId, {
    summary: 'Ideas from residents that make a street, a park or an evening feel safer.',
    hearBy: 40,
  });
  stage.clock.goTo(-1, '21:40');
  const bikes = await draft(
    stage,
    roundId,
    bidOf('bikes', 'Lights on, locks on', '2400', '2400'),
    2,
  );
  await keepLibrary(stage, organisations.bikes);
  await giveMoreTime(stage, bikes);
  await typeIn(stage, roundId);
  stage.clock.goTo(-1, '22:10');
  await addAQuestion(stage, roundId);
}

/** Yearly core grants to named organisations: nobody else may apply, and the public list doesn't show it. */
async function coreGrants(stage: Stage, panelId: string, money: MoneyInTrust): Promise<void> {
  const roundId = await openRound(stage, panelId, {
    title: 'Voluntary Welfare Funding',
    summary: 'Core costs of organisations that the partnership relies on, renewed each year.',
    fundId: money.alliance,
    budgetPence: 10_000_00n,
    largestPence: 10_000_00n,
    opens: -1,
    closes: 20,
    scoreBy: 30,
    instalments: 1,
    returnMonths: [12],
    isByInvitation: true,
  });
  await inviteByName(stage, roundId, organisations.lunchClub.name);
}

function bidOf(
  organisation: keyof typeof organisations,
  title: string,
  amount: string,
  cost: string,
): Parameters<typeof apply>[2] {
  return {
    organisation: organisations[organisation],
    title,
    voice: voices[organisation],
    amount,
    cost,
    people: '60',
    neighbourhood: organisation === 'bikes' || organisation === 'play' ? 'north' : 'south',
    theme: organisation === 'bikes' ? 'community-safety' : 'health-and-wellbeing',
  };
}
