import type { EligibilityAnswers, EligibilityQuestion } from '../rounds/eligibility/eligibility.js';
import { EligibilityQuestionsQueries } from '../rounds/eligibility/eligibility-questions.queries.js';
import { EligibilityWriting } from '../rounds/eligibility/writing/eligibility-writing.service.js';
import { WordsWriting } from '../rounds/words/words.service.js';
import { staff } from './cast.js';
import type { Stage } from './stage.js';

const YES_OR_NO = [
  { text: 'Yes', rulesOut: false },
  { text: 'No', rulesOut: true },
];

const WHO_CAN_APPLY: readonly EligibilityQuestion[] = [
  {
    text: 'Are you a voluntary or community group?',
    hint: 'A charity, a community interest company, a club with a written constitution, a parish council or a parents’ association',
    choices: YES_OR_NO,
    why: 'The funders give this money for voluntary and community groups only.',
    elsewhere: 'Colchester’s library keeps a list of grants for people and small businesses.',
  },
  {
    text: 'Where will your project take place?',
    hint: '',
    choices: [
      { text: 'In Colchester or the villages around it', rulesOut: false },
      { text: 'Partly there', rulesOut: false },
      { text: 'Somewhere else', rulesOut: true },
    ],
    why: 'The money is held in trust for people who live in Colchester and around.',
    elsewhere: 'Every district of Essex has a voluntary service that knows what is on offer there.',
  },
  {
    text: 'Has your group two people who are not related and can sign for its bank account?',
    hint: '',
    choices: YES_OR_NO,
    why: 'We pay into accounts for which two unrelated people sign.',
    elsewhere: 'Ask us for help: a group that you know may hold the money for you.',
  },
];

/** What the public reads about a round, and answers before it signs in. */
export async function tellThePublic(
  stage: Stage,
  roundId: string,
  { summary, hearBy }: { readonly summary: string; readonly hearBy: number },
): Promise<void> {
  const by = await stage.person(staff.coordinator);
  await stage.get(WordsWriting).write({
    ...{ roundId, openedVersion: 0, by, summary },
    programme: 'Communities Can',
    notFunded: 'Anything you have paid for already, and gifts to other groups.',
    whoCanApply:
      'Voluntary, community, faith and social enterprise groups that work with people in Colchester.\nA group without a bank account can apply with another that holds the money for it.',
    hearBy: stage.clock.day(hearBy),
    helpEmail: 'help@example.org',
    helpPhone: '01632 960 158',
    otherFormats:
      'Ask us for the questions in large print or Easy Read. You can also tell us your answers by telephone, or write them on paper: we type them in for you.',
  });
  await stage
    .get(EligibilityWriting)
    .write({ roundId, questions: WHO_CAN_APPLY, openedVersion: 0, by });
}

/** What a group that can apply answers; undefined where nothing is asked. */
export async function eligibleAnswers(
  stage: Pick<Stage, 'get'>,
  roundId: string,
): Promise<EligibilityAnswers | undefined> {
  const asked = await stage.get(EligibilityQuestionsQueries).current(roundId);
  if (!asked) return undefined;
  const answers = asked.questions.map(
    ({ choices }) => choices.findIndex(({ rulesOut }) => !rulesOut) + 1,
  );
  return { version: asked.version, answers };
}
