import type { Refusal } from '../../kernel/refusal.js';
import type { MessageState } from '../../platform/mail/message-state.js';

export type LetterAct = 'release' | 'withdrawal' | 'repetition' | 'settlement';

/** In which states a person may do what. */
const FROM: Readonly<Record<LetterAct, readonly MessageState[]>> = {
  release: ['held'],
  withdrawal: ['held', 'queued'],
  repetition: ['sent', 'failed', 'bounced', 'unknown'],
  settlement: ['failed', 'bounced', 'unknown'],
};

/** What of a letter is asked about. */
export interface LetterStanding {
  readonly state: MessageState;
  /** Failed, back or unknown, and nobody has seen to it. */
  readonly isToSettle: boolean;
  readonly hasCalendar: boolean;
  /** A pecuniary interest shuts to its reader what it is about: since it was written, perhaps. */
  readonly isShutToReader: boolean;
  /** How often it was sent again. */
  readonly repetitions: number;
}

export function actsOn(letter: LetterStanding): readonly LetterAct[] {
  const all: readonly LetterAct[] = ['release', 'withdrawal', 'repetition', 'settlement'];
  return all.filter((act) => refusalsToAct(act, letter).length === 0);
}

/** Every reason why this can't be done with a letter as it stands. */
export function refusalsToAct(act: LetterAct, letter: LetterStanding): readonly Refusal[] {
  if (!FROM[act].includes(letter.state)) {
    return [
      { code: 'letter-moved-on', message: `This letter is ${STATE_WORDS[letter.state]} now` },
    ];
  }
  if (act === 'settlement' && !letter.isToSettle) {
    return [{ code: 'letter-settled', message: 'Somebody has seen to this letter already' }];
  }
  if ((act === 'release' || act === 'repetition') && letter.isShutToReader) {
    return [
      {
        code: 'reader-has-interest',
        message: 'Whoever it goes to has an interest in what it is about, and may not be sent it',
      },
    ];
  }
  if (act === 'repetition' && letter.hasCalendar) {
    return [
      {
        code: 'letter-has-calendar',
        message:
          'An invitation to a meeting is sent again from the meeting’s page, as it stands now',
      },
    ];
  }
  return [];
}

export const STATE_WORDS: Readonly<Record<MessageState, string>> = {
  held: 'held for a look',
  queued: 'waiting to leave',
  sending: 'being sent',
  sent: 'sent',
  failed: 'not delivered',
  bounced: 'returned undelivered',
  unknown: 'perhaps sent: nobody knows',
  withdrawn: 'withdrawn',
};
