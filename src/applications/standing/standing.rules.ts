import { formatDate, formatMoment, londonDateOf, type LondonDate } from '../../kernel/london.js';
import { toldStatus, type ApplicationStatus } from '../application.lifecycle.js';
import { timeLeft } from '../deadline.rules.js';

/** Everything that says where an application stands, as its own people may know it. */
export interface StandingFacts {
  readonly status: ApplicationStatus;
  /** Whether its people may know what the panel decided. */
  readonly isReleased: boolean;
  /** The application's own deadline. */
  readonly deadline: Date;
  readonly roundClosesAt: Date;
  readonly scoreBy: LondonDate;
  /** Its being withdrawn, ruled ineligible or reopened, the latest of them. */
  readonly change: { readonly act: string; readonly reason: string; readonly madeAt: Date } | null;
  /** Whether staff type it in, and it has not been sent yet. */
  readonly isBeingTyped: boolean;
  /** The meeting on its round: the next, or else the last. */
  readonly meetsAt: Date | null;
  readonly award: {
    /** `refused`: the trustee may not pay it. */
    readonly stands:
      'offered' | 'half-signed' | 'agreed' | 'lapsed' | 'withdrawn' | 'ended' | 'refused';
    readonly returnsPlanned: number;
    readonly nextReturnDueOn: LondonDate | null;
  } | null;
  /** The day by which a question of the coordinator's is to be answered, while it isn't. */
  readonly answerDueOn: LondonDate | null;
}

/** Where it stands in plain words: a state, what that means, and what comes next by when. */
export interface Standing {
  readonly state: string;
  /** Of the tag; it never says more than the words. */
  readonly colour: 'grey' | 'blue' | 'green' | 'yellow' | 'orange' | 'purple' | 'turquoise';
  readonly meaning: string;
  readonly next: string;
}

export function standingOf(facts: StandingFacts, now: Date): Standing {
  switch (toldStatus(facts.status, facts.isReleased)) {
    case 'draft':
      return draftStanding(facts, now);
    case 'submitted':
      return submittedStanding(facts, now);
    case 'recommended':
      return standing(
        'Being decided',
        'purple',
        'The panel has met, and its decision is being confirmed.',
        'We write to you with its decision, whatever it is',
      );
    case 'awarded':
      return awardedStanding(facts);
    case 'declined':
      return standing(
        'Not funded',
        'grey',
        'The panel has not made an award this time. Its reasons are in your e-mail.',
        'Other rounds are on the front page',
      );
    case 'withdrawn':
      return standing(
        'Withdrawn',
        'grey',
        `You withdrew it${onDay(facts)}${because(facts)}`,
        'It takes no further part',
      );
    case 'ineligible':
      return standing(
        'Not eligible',
        'orange',
        `It can’t be considered in this round${because(facts)}`,
        'If you think that is wrong, send us a message',
      );
  }
}

function draftStanding(facts: StandingFacts, now: Date): Standing {
  const { deadline, change, isBeingTyped } = facts;
  if (isBeingTyped) {
    return standing(
      'Being typed in',
      'blue',
      'It reached us another way, and we are typing it in for you.',
      'You get a receipt when that is done',
    );
  }
  const isOpen = now < deadline;
  if (change?.act === 'reopened') {
    return isOpen
      ? standing(
          'Reopened',
          'yellow',
          `It was opened again so that you can change it${because(facts)}`,
          `Send it again by ${formatMoment(deadline)}`,
        )
      : standing(
          'Not sent again',
          'grey',
          `It was opened again, and not sent by ${formatMoment(deadline)}.`,
          'If it should still count, send us a message',
        );
  }
  return isOpen
    ? standing(
        'Draft',
        'grey',
        'It has not been sent yet. What you write is kept.',
        `${timeLeft({ closesAt: deadline }, now)}: closes ${formatMoment(deadline)}`,
      )
    : standing(
        'Not submitted',
        'grey',
        `The round closed on ${formatMoment(deadline)}, before it was sent. What you wrote is kept.`,
        'Other rounds are on the front page',
      );
}

function submittedStanding(facts: StandingFacts, now: Date): Standing {
  const { roundClosesAt, scoreBy, meetsAt, answerDueOn } = facts;
  if (answerDueOn !== null) {
    const isLate = answerDueOn < londonDateOf(now);
    return standing(
      'Question to answer',
      'yellow',
      'We have asked you to make something clear.',
      isLate
        ? `Answer now: it was due on ${formatDate(answerDueOn)}`
        : `Answer by ${formatDate(answerDueOn)}`,
    );
  }
  if (now < roundClosesAt) {
    return standing(
      'Submitted',
      'blue',
      'It has arrived. Nothing more is needed from you.',
      `The round closes ${formatMoment(roundClosesAt)}; then the panel reads it`,
    );
  }
  if (meetsAt !== null && meetsAt <= now) {
    return standing(
      'Being decided',
      'purple',
      `The panel met on ${formatMoment(meetsAt)}.`,
      'We write to you with its decision, whatever it is',
    );
  }
  const nextMeeting =
    meetsAt === null ? 'The panel meets after that' : `The panel meets ${formatMoment(meetsAt)}`;
  if (londonDateOf(now) <= scoreBy) {
    return standing(
      'Under review',
      'blue',
      'Members of the panel without an interest in it read and score it.',
      `Scores are in by ${formatDate(scoreBy)}. ${nextMeeting}`,
    );
  }
  return standing(
    'To be decided',
    'purple',
    'The panel has read and scored it.',
    meetsAt === null ? 'We tell you what the panel decides at its next meeting' : nextMeeting,
  );
}

function awardedStanding({ award }: StandingFacts): Standing {
  switch (award?.stands) {
    case 'refused':
      return standing(
        'Not paid',
        'grey',
        'The panel made you an award, and the trustee may not pay it. The reason is in your e-mail.',
        'If you want to talk it through, answer that e-mail',
      );
    case 'lapsed':
      return standing(
        'Offer lapsed',
        'grey',
        'The panel made you an award, and it was not accepted in time.',
        'If you still want it, send us a message',
      );
    case 'withdrawn':
      return standing(
        'Not taken up',
        'grey',
        'The panel made you an award, and it came to nothing. The reason is in your e-mail.',
        'Other rounds are on the front page',
      );
    case 'ended':
      return standing(
        'Ended early',
        'grey',
        'Your grant was ended before its time. The reason is in your e-mail.',
        'If you want to talk it through, answer that e-mail',
      );
    case 'half-signed':
      return standing(
        'Awarded',
        'green',
        'The panel has made you an award, and one of you has signed the agreement.',
        'Another of you signs it',
      );
    case 'offered':
    case undefined:
      return standing(
        'Awarded',
        'green',
        'The panel has made you an award.',
        'Read the offer and accept it',
      );
    case 'agreed':
      return agreedStanding(award);
  }
}

function agreedStanding(award: NonNullable<StandingFacts['award']>): Standing {
  const { nextReturnDueOn, returnsPlanned } = award;
  if (nextReturnDueOn !== null) {
    return standing(
      'Funded',
      'green',
      'You have accepted the award.',
      `Your next return is due ${formatDate(nextReturnDueOn)}`,
    );
  }
  return returnsPlanned === 0
    ? standing('Funded', 'green', 'You have accepted the award.', 'Your payments are being planned')
    : standing(
        'Complete',
        'green',
        'Every return is in. Thank you.',
        'Nothing more is needed from you',
      );
}

function standing(
  state: string,
  colour: Standing['colour'],
  meaning: string,
  next: string,
): Standing {
  return { state, colour, meaning, next };
}

function onDay({ change }: StandingFacts): string {
  return change ? ` on ${formatDate(londonDateOf(change.madeAt))}` : '';
}

/** `: the reason`, ending in a full stop. */
function because({ change }: StandingFacts): string {
  if (!change) return '.';
  return `: ${change.reason}${/[.!?]$/.test(change.reason) ? '' : '.'}`;
}
