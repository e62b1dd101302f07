import type { LondonDate } from '../kernel/london.js';
import { ReturnDrafting } from '../monitoring/drafting/return-drafting.service.js';
import { ReturnDrafts } from '../monitoring/drafting/return-drafts.queries.js';
import { ReturnFiling } from '../monitoring/files/return-filing.service.js';
import { Returns } from '../monitoring/returns.queries.js';
import { ReturnSubmission } from '../monitoring/submission/submission.service.js';
import type { OrganisationPlayer } from './cast.js';
import { photograph } from './photograph.js';
import type { Stage } from './stage.js';

/** A return of an award by its number, and who writes it. */
interface OnReturn {
  readonly awardId: string;
  readonly number: number;
  readonly organisation: OrganisationPlayer;
}

/** The bicycles' first return: a photograph that everybody may see for years. */
export async function sendBicycleReturn(
  stage: Stage,
  awardId: string,
  organisation: OrganisationPlayer,
): Promise<void> {
  const on = { awardId, number: 1, organisation };
  await write(stage, on, {
    'spending.1.spent': '3,150',
    'people.fresh': '64',
    'outcomes.1.reached': '22',
    'outcomes.2.reached': '64',
    'outcomes.3.reached': '31',
    story:
      'Twenty-two bicycles are back on the road. Three of those who learnt in the spring now teach the others, and on Saturdays there is a queue before we open.',
    changes: 'We open on Saturdays instead of Wednesdays, because that is when people come.',
  });
  await picture(stage, on, 'Saturday morning.png', stage.clock.day(900));
  await send(stage, on);
}

/** Their second is half written: what it costs, and whom it reached. */
export async function beginSecondReturn(
  stage: Stage,
  awardId: string,
  organisation: OrganisationPlayer,
): Promise<void> {
  await write(
    stage,
    { awardId, number: 2, organisation },
    { 'spending.1.spent': '1,020.40', 'people.fresh': '11' },
  );
}

/** The carers' first return: whoever is in the photograph agreed for a few days only, and they are past. Answers with its id. */
export async function sendCarersReturn(
  stage: Stage,
  awardId: string,
  organisation: OrganisationPlayer,
): Promise<string> {
  const on = { awardId, number: 1, organisation };
  await write(stage, on, {
    'spending.1.spent': '2,100',
    'people.fresh': '38',
    'outcomes.1.reached': '31',
    'outcomes.2.reached': '38',
    'outcomes.3.reached': '12',
    story: 'Thirty-one carers came at least once a month. One said that it is her only hour off.',
    learnt: 'Mornings suit those whose relative sleeps late; nobody came in the evenings.',
  });
  await picture(stage, on, 'The carers’ morning.png', stage.clock.day(-1));
  return send(stage, on);
}

/** An award's only return, in words. Answers with its id. */
export async function sendOnlyReturn(
  stage: Stage,
  awardId: string,
  organisation: OrganisationPlayer,
  typed: Readonly<Record<string, string>>,
): Promise<string> {
  const on = { awardId, number: 1, organisation };
  await write(stage, on, typed);
  return send(stage, on);
}

async function write(
  stage: Stage,
  on: OnReturn,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const by = await stage.person(on.organisation.contact);
  const returnId = await idOf(stage, on);
  await stage.get(ReturnDrafting).save({ returnId, section: 1, typed, by });
}

async function picture(
  stage: Stage,
  on: OnReturn,
  fileName: string,
  until: LondonDate,
): Promise<void> {
  const by = await stage.person(on.organisation.contact);
  const returnId = await idOf(stage, on);
  const files = [photograph(fileName)];
  await stage.get(ReturnFiling).add({ returnId, question: 'photographs', files, by });
  const [year = '', month = '', day = ''] = until.split('-');
  await write(stage, on, {
    asked: 'consent-scope',
    'consent-scope': 'public',
    'consent-whose': 'Everybody in it, in writing',
    ...{ 'consent-until-day': day, 'consent-until-month': month, 'consent-until-year': year },
  });
}

/** Answers with the return's id. */
async function send(stage: Stage, on: OnReturn): Promise<string> {
  const returnId = await idOf(stage, on);
  const { version: checkedVersion } = await stage.get(ReturnDrafts).byId(returnId);
  const by = await stage.person(on.organisation.contact);
  await stage.get(ReturnSubmission).submit({ returnId, checkedVersion, by });
  return returnId;
}

async function idOf(stage: Stage, { awardId, number }: OnReturn): Promise<string> {
  const returns = await stage.get(Returns).ofAward(awardId);
  const found = returns.find((one) => one.number === number);
  if (!found) throw new Error(`The award has no return ${number}`);
  return found.id;
}
