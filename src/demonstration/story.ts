import { beginSheet, decline, shareOut, thinkAgain } from './assigning.js';
import { askAboutABid, giveMoreTime, openAgain, takeBack } from './around.js';
import { apply, bidOf, draft } from './bids.js';
import { members, organisations, PLACE } from './cast.js';
import { bankOfThisMonth, keepSavings } from './bank.js';
import { checkFirst, compare } from './checking.js';
import { agreeWhoDecidesChanges } from './changing-grants.js';
import { addAQuestion, askAtTheEnd } from './changing-a-form.js';
import { chase } from './chasing.js';
import { callMeeting, decide, ratify, setTheAgenda } from './deciding.js';
import { eveningsTogether } from './held-outcomes.js';
import { grantsThatEnded } from './grants-that-ended.js';
import { followLetters, sendOneBack } from './following-letters.js';
import { appointStaff, letFunderIn } from './house-staff.js';
import { hyperlocalFund } from './hyperlocal-fund.js';
import { settleFindings } from './interests.js';
import { judge, moderate } from './judging.js';
import { keepLibrary } from './library.js';
import { moveMeeting, putPapers } from './minuting.js';
import { takeMoneyInTrust, type MoneyInTrust } from './money-in-trust.js';
import { keepTheFunds } from './keeping-the-funds.js';
import { openRound, raiseBudget, seatThePanel } from './panel-and-rounds.js';
import { growAndMerge } from './people-of-organisations.js';
import { setLimits } from './paying.js';
import { keepRegisters, registerInterests } from './registering.js';
import { agreeHowToDecide, inviteByName, sendSomebodyElse } from './seating.js';
import { tellThePublic } from './rounds-in-public.js';
import type { Stage } from './stage.js';
import { typeIn } from './typed-in.js';
import { equalPayments } from '../rounds/payment-plan/payment-plan.rules.js';

/** Eight months of the panel's life, so that on the first morning there is something to do for everybody. */
export async function tellTheStory(stage: Stage): Promise<void> {
  stage.clock.goTo(-300, '09:00');
  await appointStaff(stage);
  const money = await takeMoneyInTrust(stage);
  await letFunderIn(stage, money.lottery);
  await followLetters(stage);
  stage.clock.goTo(-300, '09:40');
  await sendOneBack(stage);
  await setLimits(stage, money);
  const panelId = await seatThePanel(stage);
  await agreeHowToDecide(stage, panelId);
  await agreeWhoDecidesChanges(stage, panelId);
  stage.clock.goTo(-284, '19:20');
  await registerInterests(stage);
  await grantsThatEnded(stage, panelId, money);
  await hyperlocalFund(stage, panelId, money);
  await winterResilience(stage, panelId, money);
  await dementiaFriendly(stage, panelId, money);
  await eveningsTogether(stage, panelId, money);
  await communitySafety(stage, panelId, money);
  await coreGrants(stage, panelId, money);
  await growAndMerge(stage);
  await keepRegisters(stage);
  await keepTheFunds(stage, money);
  stage.clock.goTo(-1, '15:30');
  await chase(stage);
  stage.clock.goTo(-1, '16:10');
  await bankOfThisMonth(stage, money);
  await keepSavings(stage, money);
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
    parts: equalPayments(1),
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
    parts: equalPayments(2),
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
    parts: equalPayments(1),
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
  await askAtTheEnd(stage, roundId);
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
    parts: equalPayments(1),
    returnMonths: [12],
    isByInvitation: true,
  });
  await inviteByName(stage, roundId, organisations.lunchClub.name);
}
