/** What each kind of letter is for, in words; grouped by whom it goes to. */
interface KindWords {
  readonly name: string;
  readonly purpose: string;
}

const KINDS: Readonly<Record<string, KindWords>> = {
  'application-received': is(
    'Application received',
    'To an organisation, when its application arrives',
  ),
  'standing-changed': is('Application withdrawn, ruled out or opened again', 'To the organisation'),
  'standing-changed-staff': is('The same, to staff', 'To the coordinators'),
  'deadline-extended': is('More time to apply', 'To an organisation whose deadline is moved'),
  'form-changed': is('Questions have changed', 'To organisations with a draft'),
  'message-waiting': is('A message waits', 'To either side, that there is something to read'),
  'clarification-asked': is('A question about an application', 'To the organisation'),
  'clarification-answered': is('A question was answered', 'To the coordinators'),
  'clarification-closed': is('A question is closed', 'To the organisation'),
  'round-invited': is(
    'Invited to apply',
    'To organisations that may apply to a round for named ones only',
  ),
  'file-infected': is('A harmful file', 'To whoever sent it'),
  'file-infected-to-coordinator': is('A harmful file, to staff', 'To the coordinators'),
  'contact-invited': is('Invited to act for an organisation', 'To the person invited'),
  'contact-changed': is('Who acts for an organisation has changed', 'To all its people'),
  'organisations-merged': is('Two records made one', 'To the organisation’s people'),
  'bank-details-changed': is(
    'Bank details were changed',
    'To those who were contacts before, as a warning',
  ),
  'bank-details-settled': is('Bank details checked or turned down', 'To the organisation'),
  'application-declined': is('Declined', 'To the organisation, when the outcome is released'),
  'award-offered': is('Offer of a grant', 'To the organisation, when the outcome is released'),
  'agreement-changed': is(
    'The agreement has changed',
    'To the organisation, before anybody signs it',
  ),
  'second-signature': is(
    'Please sign too',
    'To the organisation, when the first of two has signed',
  ),
  'offer-prolonged': is('More time to accept, or offered again', 'To the organisation'),
  'offer-ended': is('An offer has ended', 'To the organisation: lapsed, declined or withdrawn'),
  'offer-ended-staff': is('An offer has ended, to staff', 'To the coordinators'),
  'award-refused': is('The trustee can’t pay', 'To the organisation'),
  'award-refused-panel': is('The trustee can’t pay, to the panel', 'To the panel’s members'),
  'award-accepted': is('An offer was accepted', 'To coordinators and trustee administrators'),
  'acceptance-confirmed': is(
    'Thank you for accepting',
    'To the organisation, with its payments and returns',
  ),
  remittance: is('A payment was sent', 'To the organisation'),
  'payment-not-accepted': is('The bank did not take a payment', 'To the organisation'),
  'payment-to-pay-again': is('A payment to make again', 'To the trustee administrators'),
  'return-received': is('Return received', 'To the organisation'),
  'return-to-panel': is('What came of a grant', 'To the panel’s members, with each return'),
  'return-digest': is('Returns of the week', 'To members who have one letter a week'),
  'return-reviewed': is(
    'A return is accepted, done without, or that was taken back',
    'To the organisation',
  ),
  'return-queried': is('A question about a return', 'To the organisation, answer by answer'),
  'return-day-asked': is('Another day for a return is asked for', 'To the coordinators'),
  'return-day-settled': is(
    'When a return is due',
    'To the organisation, when its day was moved or not',
  ),
  'award-hold': is('A grant is on hold, or goes on', 'To the organisation'),
  'change-asked': is('A change of a grant to decide', 'To whoever decides it'),
  'change-decided': is('A change of a grant was decided', 'To the organisation'),
  'award-ended': is('A grant has ended early', 'To the organisation'),
  'award-closed': is('A grant is complete', 'To the organisation'),
  'clawback-opened': is('Money to pay back', 'To the organisation: how much, by when and where to'),
  'clawback-written-off': is('Nothing more to pay back', 'To the organisation'),
  'transfer-asked': is('Will you take this grant on?', 'To the organisation that is to take it on'),
  'award-transferred': is(
    'A grant was taken on by another organisation',
    'To both organisations and the trustee administrators',
  ),
  'appeal-came': is('An appeal or complaint has come', 'To the coordinators'),
  'appeal-handed': is('Look into an appeal or complaint', 'To whoever is to look into it'),
  'appeal-received': is('An appeal or complaint has arrived', 'To whoever sent it'),
  'appeal-settled': is('An appeal or complaint is answered', 'To whoever sent it'),
  meeting: is(
    'Meeting called, moved or cancelled',
    'To those who may attend, with a calendar file',
  ),
  'substitute-named': is('You go for somebody', 'To a substitute'),
  'minutes-issued': is('Minutes issued', 'To the panel’s members'),
  'ratification-asked': is('Please ratify', 'To those who answer for an agency with a ballot'),
  'ratification-ended': is('A ratification has ended', 'To chairs and coordinators'),
  'decision-for-parent': is('The parent body has to decide', 'To the coordinators'),
  'return-due': is('Reminder: a return is due', 'To the organisation'),
  'return-overdue': is('Reminder: a return is overdue', 'To the organisation'),
  'return-long-overdue': is('A return is long overdue', 'To the coordinators'),
  'return-asked': is(
    'Reminder: answer about a return',
    'To the organisation, and coordinators later',
  ),
  'follow-up-due': is('Reminder: something to see to', 'To whose it is, and coordinators later'),
  'answer-due': is('Reminder: answer the question', 'To the organisation'),
  'answer-not-given': is('A question was not answered', 'To the coordinators'),
  'scores-owed': is('Reminder: bids to score', 'To members who owe scores'),
  'ratification-open': is('Reminder: a ballot is open', 'To those whose agency has not answered'),
  'declaration-missing': is('Reminder: declare your interests', 'To members who have not yet'),
  'draft-not-submitted': is(
    'Reminder: an application is not sent',
    'To the organisation, before its round closes',
  ),
  'meeting-coming': is('Reminder: a meeting is coming', 'To those who may attend'),
  'offer-unsigned': is('Reminder: sign the offer', 'To the organisation'),
  'second-signature-missing': is('Reminder: the second signature', 'To the organisation'),
  'offer-ends': is('An offer ends unsigned', 'To the coordinators'),
  'bank-details-to-check': is(
    'Reminder: check bank details',
    'To trustee administrators, and coordinators later',
  ),
  'condition-unmet': is(
    'Reminder: a condition is not met',
    'To the organisation, and coordinators later',
  ),
  'fund-spend-by': is(
    'Reminder: money to be spent by a day',
    'To trustee administrators and coordinators',
  ),
  'register-not-confirmed': is('A register was not confirmed', 'To the coordinators'),
  'register-due': is('Reminder: register of interests', 'To members'),
  'document-expires': is('Reminder: a document runs out', 'To the organisation'),
  'chair-ends': is('The chair’s year ends', 'To the chair and the coordinators'),
};

function is(name: string, purpose: string): KindWords {
  return { name, purpose };
}

/** True when somebody has said what the kind is for. */
export function isDescribed(kind: string): boolean {
  return Object.hasOwn(KINDS, kind);
}

/** `award-lapsed` reads `Award lapsed` until it has a better name. */
export function nameOfKind(kind: string): string {
  return KINDS[kind]?.name ?? (kind.charAt(0).toUpperCase() + kind.slice(1)).replaceAll('-', ' ');
}

export function purposeOfKind(kind: string): string {
  return KINDS[kind]?.purpose ?? '';
}
