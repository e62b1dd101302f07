import { formatDate, formatMoment, type LondonDate } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type {
  ApplicationAtHome,
  OfferToAccept,
  OrganisationWithoutBankDetails,
  PaymentNotAccepted,
  QuestionToAnswer,
  ReturnDue,
} from './contact-home.queries.js';
import { unreadWaiting, type Unread } from './unread.page.js';
import type { HomeSection, Table, Waiting } from './home-section.js';

export interface ContactFacts {
  readonly applications: readonly ApplicationAtHome[];
  /** In a few words, by the application's id. */
  readonly standings: ReadonlyMap<string, { readonly state: string; readonly next: string }>;
  readonly questions: readonly QuestionToAnswer[];
  readonly unread: readonly Unread[];
  readonly offers: readonly OfferToAccept[];
  readonly returnsDue: readonly ReturnDue[];
  readonly withoutBankDetails: readonly OrganisationWithoutBankDetails[];
  readonly notAccepted: readonly PaymentNotAccepted[];
}

/** What an organisation's people have to do: what is late first, then by when. */
export function contactSection(facts: ContactFacts, now: Date, today: LondonDate): HomeSection {
  const returns = facts.returnsDue.map((due) => returnWaiting(due, today));
  return {
    heading: 'Your organisation',
    waiting: [
      ...facts.notAccepted.map(notAcceptedWaiting),
      ...returns.filter(({ isLate }) => isLate),
      ...facts.questions.map((question) => questionWaiting(question, today)),
      ...facts.offers.map(offerWaiting),
      ...facts.withoutBankDetails.map(bankDetailsWaiting),
      ...facts.applications.filter((one) => isOpenDraft(one, now)).map(draftWaiting),
      ...facts.unread.map(unreadWaiting),
      ...returns.filter(({ isLate }) => !isLate),
    ],
    empty: 'Nothing waits for you. Drafts, offers to accept and returns that are due appear here.',
    table: applicationsTable(facts),
    links: [{ text: 'See the rounds that are open', href: '/' }],
  };
}

function isOpenDraft({ status, closesAt }: ApplicationAtHome, now: Date): boolean {
  return status === 'draft' && now < closesAt;
}

function draftWaiting({ id, title, roundTitle, closesAt }: ApplicationAtHome): Waiting {
  return {
    text: `Finish and send ${title === '' ? 'your application' : `“${title}”`}`,
    href: `/applications/${id}`,
    note: roundTitle,
    when: `closes ${formatMoment(closesAt)}`,
  };
}

function questionWaiting(
  { applicationId, number, title, dueOn }: QuestionToAnswer,
  today: LondonDate,
): Waiting {
  const isLate = dueOn < today;
  return {
    text: `Answer the coordinator’s question about “${title}”`,
    href: `/applications/${applicationId}/clarifications/${number}`,
    when: `${isLate ? 'late: was due' : 'by'} ${formatDate(dueOn)}`,
    isLate,
  };
}

function offerWaiting(offer: OfferToAccept): Waiting {
  const { awardId, title, amountPence, offerEndsOn, isHalfSigned } = offer;
  const act = isHalfSigned ? 'Sign as well for' : 'Accept the offer of';
  return {
    text: `${act} ${formatPence(amountPence)} for “${title}”`,
    href: `/awards/${awardId}/acceptance`,
    ...(offerEndsOn !== null && { when: `by ${formatDate(offerEndsOn)}` }),
  };
}

function bankDetailsWaiting({ id, name }: OrganisationWithoutBankDetails): Waiting {
  return {
    text: `Give the bank details of ${name}, so that you can be paid`,
    href: `/organisations/${id}/bank-details`,
  };
}

function notAcceptedWaiting({ awardId, title, amountPence }: PaymentNotAccepted): Waiting {
  return {
    text: `Your bank did not take ${formatPence(amountPence)} for “${title}”: check your bank details`,
    href: `/awards/${awardId}/payments`,
    isLate: true,
  };
}

function returnWaiting({ id, title, dueOn }: ReturnDue, today: LondonDate): Waiting {
  const isLate = dueOn < today;
  return {
    text: `Send your return on “${title}”`,
    href: `/returns/${id}`,
    when: `${isLate ? 'late: was due' : 'due'} ${formatDate(dueOn)}`,
    isLate,
  };
}

function applicationsTable({ applications, standings }: ContactFacts): Table {
  const { length } = applications;
  return {
    caption: `Your ${length === 1 ? '1 application' : `${length} applications`}`,
    head: [
      { text: 'Application' },
      { text: 'For' },
      { text: 'Round' },
      { text: 'State' },
      { text: 'Next' },
    ],
    rows: applications.map((application) => [
      { text: application.reference, href: `/applications/${application.id}` },
      { text: application.title === '' ? 'No title yet' : application.title },
      { text: application.roundTitle },
      {
        text: standings.get(application.id)?.state ?? '',
        ...(application.awardId !== null && { href: `/awards/${application.awardId}` }),
      },
      { text: standings.get(application.id)?.next ?? '' },
    ]),
    empty: 'You have not applied for anything yet. Begin from a round that is open.',
  };
}
