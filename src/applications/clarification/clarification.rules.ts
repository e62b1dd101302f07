import type { LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { ApplicationStatus } from '../application.lifecycle.js';

export interface AskingFacts {
  readonly status: ApplicationStatus;
  /** How many questions something is asked about. */
  readonly asked: number;
  readonly dueOn: LondonDate;
  readonly today: LondonDate;
  readonly hasOpenOne: boolean;
}

/** Every reason why the coordinator can't ask now. */
export function refusalsToAsk(facts: AskingFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (facts.status !== 'submitted') {
    refusals.push({
      code: 'not-with-the-panel',
      message: 'Questions are asked about a submitted application that is not decided yet',
    });
  }
  if (facts.hasOpenOne) {
    refusals.push({
      code: 'clarification-open',
      message: 'There is an open question about this application already: close it first',
    });
  }
  if (facts.asked === 0) {
    refusals.push({
      code: 'nothing-asked',
      field: 'ask-1',
      message: 'Write what you want to know beside at least one question',
    });
  }
  if (facts.dueOn <= facts.today) {
    refusals.push({
      code: 'due-too-soon',
      field: 'dueOn',
      message: 'Give them until tomorrow at least',
    });
  }
  return refusals;
}

export interface AnsweringFacts {
  readonly isClosed: boolean;
  /** The application's, now. */
  readonly status: ApplicationStatus;
  /** The questions asked about that have no answer in this reply. */
  readonly unanswered: readonly { readonly position: number; readonly label: string }[];
}

/** Every reason why an answer can't be taken. Being late is none: it is taken until the coordinator closes it. */
export function refusalsToAnswer(facts: AnsweringFacts): readonly Refusal[] {
  if (facts.isClosed) {
    return [
      {
        code: 'clarification-closed',
        message: 'The coordinator has closed this question. Send a message if something is missing',
      },
    ];
  }
  if (facts.status !== 'submitted') {
    return [
      {
        code: 'not-with-the-panel',
        message: 'This application is not before the panel any more, so nothing need be answered',
      },
    ];
  }
  return facts.unanswered.map(({ position, label }) => ({
    code: 'unanswered',
    field: `answer-${position}`,
    message: `Answer what is asked about “${label}”`,
  }));
}
