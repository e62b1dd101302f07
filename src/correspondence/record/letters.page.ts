import { formatMoment } from '../../kernel/london.js';
import type { MailHappening } from '../../platform/mail/mail-event.entity.js';
import { MESSAGE_STATES, type MessageState } from '../../platform/mail/message-state.js';
import { STATE_WORDS } from './letter-acts.rules.js';
import type {
  AboutKind,
  LetterEvent,
  LetterRow,
  LetterShown,
  LettersAsked,
  LettersWaiting,
} from './letters-record.queries.js';

const COLOURS: Readonly<Partial<Record<MessageState, string>>> = {
  held: 'blue',
  sent: 'green',
  failed: 'red',
  bounced: 'red',
  unknown: 'orange',
  withdrawn: 'grey',
};

const ABOUT_WORDS: Readonly<Record<AboutKind, { text: string; home: string }>> = {
  application: { text: 'about this application', home: '/applications/' },
  award: { text: 'about this award', home: '/awards/' },
  return: { text: 'about this return', home: '/returns/' },
  organisation: { text: 'about this organisation', home: '/organisations/' },
};

function tagOf({ state }: Pick<LetterRow, 'state'>): { text: string; colour?: string } {
  const colour = COLOURS[state];
  return { text: capital(STATE_WORDS[state]), ...(colour !== undefined && { colour }) };
}

/** The list: its heading, its filters as links that keep each other, its rows. */
export function lettersPageOf(
  { state, about }: LettersAsked,
  letters: readonly LetterRow[],
  waiting: LettersWaiting,
): object {
  const aboutQuery = about ? `about=${about.kind}/${about.id}` : '';
  const addressOf = (one: string | undefined): string =>
    `/letters?${[one === undefined ? '' : `state=${one}`, aboutQuery].filter((part) => part !== '').join('&')}`;
  const states = [
    { text: 'All', value: undefined },
    { text: 'To see to', value: 'to-settle' },
    ...MESSAGE_STATES.map((value) => ({ text: capital(STATE_WORDS[value]), value })),
  ];
  return {
    title: about ? `Letters ${ABOUT_WORDS[about.kind].text}` : 'Letters',
    back:
      about &&
      `${ABOUT_WORDS[about.kind].home}${about.id}${about.kind === 'application' ? '/overview' : ''}`,
    filters: states.map(({ text, value }) => ({
      text,
      href: addressOf(value),
      isChosen: value === state,
    })),
    nextAddress: `${addressOf(state)}${state === undefined && about === undefined ? '' : '&'}`,
    letters: letters.map((letter) => ({ ...letter, tag: tagOf(letter) })),
    ...waiting,
    isNarrowed: state !== undefined || about !== undefined,
  };
}

const EVENT_WORDS: Readonly<Record<MailHappening, string>> = {
  sent: 'The mail server took it',
  'put-off': 'The mail server did not take it, to be tried again',
  failed: 'Not delivered',
  unknown: 'Nobody knows whether it arrived',
  bounced: 'Returned undelivered',
  released: 'Let go',
  withdrawn: 'Withdrawn',
  'sent-again': 'Sent again',
  'found-sent': 'Found to have arrived',
  settled: 'Seen to',
};

/** One letter: where it is, and its life in sentences, the oldest first. */
export function letterPageOf(letter: LetterShown, events: readonly LetterEvent[]): object {
  return {
    tag: tagOf(letter),
    events: events.map(({ at, what, byName, words }) => ({
      at: formatMoment(at),
      what: byName === null ? EVENT_WORDS[what] : `${EVENT_WORDS[what]} by ${byName}`,
      words,
    })),
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
