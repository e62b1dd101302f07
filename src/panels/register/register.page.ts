import { formatDate, type LondonDate } from '../../kernel/london.js';
import { registerDueOn, registersOwed, registerStanding } from './register-due.rules.js';
import type { RegisterStanding } from './register-due.rules.js';
import { versionOf } from './register.rules.js';
import { REGISTERED_KIND_WORDS } from './registered-kind.rules.js';
import type { RegisterEntry, RegisterOfSeat } from './interest-registers.queries.js';

interface ShownEntry extends RegisterEntry {
  readonly kindInWords: string;
}

/** What a member's own page shows. */
export interface OwnRegisterPage {
  readonly stands: readonly ShownEntry[];
  readonly ended: readonly ShownEntry[];
  readonly version: number;
  readonly standing: RegisterStanding;
  /** When it was last confirmed and when it is due, in a sentence. */
  readonly sentence: string;
  /** What they confirm, today. */
  readonly wording: string;
}

/** @param seats their seats today, one at least. */
export function ownRegisterPage(
  entries: readonly RegisterEntry[],
  seats: readonly RegisterOfSeat[],
  today: LondonDate,
): OwnRegisterPage {
  const shown = entries.map(inWords);
  const stands = shown.filter(({ endedOn }) => endedOn === null);
  const dueOn = registersOwed(seats)[0]?.dueOn ?? today;
  const standing = registerStanding(dueOn, today);
  return {
    stands,
    ended: shown.filter(({ endedOn }) => endedOn !== null),
    version: versionOf(entries),
    standing,
    sentence: sentenceOf(seats[0]?.confirmedOn ?? null, dueOn, standing),
    wording:
      stands.length === 0
        ? `I have no interests to register, as of ${formatDate(today)}`
        : `This is complete as of ${formatDate(today)}`,
  };
}

function sentenceOf(
  confirmedOn: LondonDate | null,
  dueOn: LondonDate,
  standing: RegisterStanding,
): string {
  const last =
    confirmedOn === null
      ? 'You have not confirmed your register yet.'
      : `You last confirmed your register on ${formatDate(confirmedOn)}.`;
  const next = {
    overdue: `It was to be confirmed by ${formatDate(dueOn)}.`,
    due: `Confirm it by ${formatDate(dueOn)}.`,
    confirmed: `Confirm it again by ${formatDate(dueOn)}, or sooner when something changes.`,
  }[standing];
  return `${last} ${next}`;
}

function inWords(entry: RegisterEntry): ShownEntry {
  return { ...entry, kindInWords: REGISTERED_KIND_WORDS[entry.kind] };
}

interface MemberOfRegister {
  readonly personName: string;
  readonly agencyName: string;
  readonly confirmedOn: LondonDate | null;
  /** "3 interests", "no interests"; '' while nothing was confirmed. */
  readonly confirmed: string;
  readonly dueOn: LondonDate;
  readonly standing: RegisterStanding;
}

interface EntryOfPanel extends ShownEntry {
  readonly personName: string;
  readonly agencyName: string;
}

/** What the page of a panel's register shows, and its files say. */
export interface PanelRegisterPage {
  readonly members: readonly MemberOfRegister[];
  readonly stands: readonly EntryOfPanel[];
  readonly ended: readonly EntryOfPanel[];
}

export function panelRegisterPage(
  seats: readonly RegisterOfSeat[],
  entries: readonly RegisterEntry[],
  today: LondonDate,
): PanelRegisterPage {
  const shown = seats.flatMap(({ personId, personName, agencyName }) =>
    entries
      .filter((entry) => entry.personId === personId)
      .map((entry) => ({ ...inWords(entry), personName, agencyName })),
  );
  return {
    members: seats.map((seat) => {
      const dueOn = registerDueOn(seat);
      return {
        ...{ personName: seat.personName, agencyName: seat.agencyName, dueOn },
        confirmedOn: seat.confirmedOn,
        confirmed: countInWords(seat.confirmedInterests),
        standing: registerStanding(dueOn, today),
      };
    }),
    stands: shown.filter(({ endedOn }) => endedOn === null),
    ended: shown.filter(({ endedOn }) => endedOn !== null),
  };
}

function countInWords(interests: number | null): string {
  if (interests === null) return '';
  if (interests === 0) return 'no interests';
  return interests === 1 ? '1 interest' : `${interests} interests`;
}

/** "7 of 9 confirmed, 1 overdue": for the page of the panel. */
export function registerInWords(seats: readonly RegisterOfSeat[], today: LondonDate): string {
  if (seats.length === 0) return 'Nobody has a seat yet';
  const isConfirmed = ({ startsOn, confirmedOn }: RegisterOfSeat): boolean =>
    confirmedOn !== null && confirmedOn >= startsOn;
  const overdue = seats.filter((seat) => registerDueOn(seat) < today);
  const confirmed = seats.filter((seat) => isConfirmed(seat) && !overdue.includes(seat));
  const late = overdue.length === 0 ? '' : `, ${overdue.length} overdue`;
  return `${confirmed.length} of ${seats.length} confirmed${late}`;
}
