/*
 * What a message is about: the first word of its key, and the id after it. Each kind of subject names, for its id, the
 * applications that somebody could learn of by reading the message, the award and the organisation. A message about a
 * subject that is not listed here is shown to nobody: a new kind of letter is added here first.
 */

interface Subject {
  /** Rows of (id, application_id, award_id, organisation_id). */
  readonly rows: string;
}

const NONE = 'NULL::uuid';

const ofAwards = (table: string): Subject => ({
  rows: `SELECT x.id, w.application_id, w.id, w.organisation_id
           FROM ${table} x JOIN award w ON w.id = x.award_id`,
});

const ofApplications = (table: string): Subject => ({
  rows: `SELECT x.id, a.id, ${NONE}, a.organisation_id
           FROM ${table} x JOIN application a ON a.id = x.application_id`,
});

const ofOrganisations = (table: string): Subject => ({
  rows: `SELECT x.id, ${NONE}, ${NONE}, x.organisation_id FROM ${table} x`,
});

/** What is said to a whole round may tell of every bid in it. */
const ofRounds = (from: string): Subject => ({
  rows: `SELECT x.id, a.id, ${NONE}, ${NONE} FROM ${from}
           LEFT JOIN application a ON a.round_id = r.id AND a.submitted_at IS NOT NULL`,
});

const ofReturns = (table: string): Subject => ({
  rows: `SELECT x.id, w.application_id, w.id, w.organisation_id
           FROM ${table} x JOIN monitoring_return t ON t.id = x.return_id JOIN award w ON w.id = t.award_id`,
});

const ofNobody: Subject = { rows: '' };

const SUBJECTS: Readonly<Record<string, Subject>> = {
  application: {
    rows: `SELECT a.id, a.id, ${NONE}, a.organisation_id FROM application a`,
  },
  award: { rows: 'SELECT w.id, w.application_id, w.id, w.organisation_id FROM award w' },
  return: ofAwards('monitoring_return'),
  signature: ofAwards('award_signature'),
  'offer-act': ofAwards('offer_act'),
  instalment: ofAwards('instalment'),
  'trustee-refusal': ofAwards('trustee_refusal'),
  'award-variation': ofAwards('award_variation'),
  'award-ending': ofAwards('award_ending'),
  'award-hold': ofAwards('award_hold'),
  'award-closure': ofAwards('award_closure'),
  'award-transfer': {
    rows: `SELECT x.id, w.application_id, w.id, o.id
             FROM award_transfer x JOIN award w ON w.id = x.award_id
             JOIN organisation o ON o.id IN (x.from_organisation_id, x.to_organisation_id)`,
  },
  clawback: ofAwards('clawback'),
  'return-review': ofReturns('return_review'),
  'return-day': ofReturns('return_due_change'),
  // One letter tells of all returns that waited for somebody; its key has the first of them.
  'return-digest': {
    rows: `SELECT x.return_id, w.application_id, w.id, w.organisation_id
             FROM return_news x
             JOIN return_news y ON y.person_id = x.person_id AND y.told_at = x.told_at
             JOIN monitoring_return t ON t.id = y.return_id JOIN award w ON w.id = t.award_id`,
  },
  'follow-up': {
    rows: `SELECT x.id, w.application_id, w.id, w.organisation_id
             FROM follow_up x JOIN award_note n ON n.id = x.note_id JOIN award w ON w.id = n.award_id`,
  },
  appeal: {
    rows: `SELECT x.id, x.application_id, ${NONE}, a.organisation_id
             FROM appeal x LEFT JOIN application a ON a.id = x.application_id`,
  },
  message: ofApplications('application_message'),
  clarification: ofApplications('clarification'),
  'clarification-reply': {
    rows: `SELECT x.id, a.id, ${NONE}, a.organisation_id
             FROM clarification_reply x
             JOIN clarification c ON c.id = x.clarification_id JOIN application a ON a.id = c.application_id`,
  },
  'standing-change': ofApplications('standing_change'),
  decision: ofApplications('decision'),
  ratification: {
    rows: `SELECT x.id, a.id, ${NONE}, a.organisation_id
             FROM ratification x
             JOIN decision d ON d.id = x.decision_id JOIN application a ON a.id = d.application_id`,
  },
  'deadline-extension': ofOrganisations('deadline_extension'),
  'bank-details': ofOrganisations('bank_details'),
  'contact-change': ofOrganisations('contact_change'),
  invitation: ofOrganisations('contact_invitation'),
  document: ofOrganisations('organisation_document'),
  organisation: { rows: `SELECT o.id, ${NONE}, ${NONE}, o.id FROM organisation o` },
  round: ofRounds('round x JOIN round r ON r.id = x.id'),
  minutes: ofRounds('meeting x JOIN round r ON r.id = x.round_id'),
  fund: ofNobody,
  meeting: ofNobody,
  substitute: ofNobody,
  'office-term': ofNobody,
  register: ofNobody,
  file: ofNobody,
  person: ofNobody,
  'person-role': ofNobody,
  verification: ofNobody,
  queue: ofNobody,
};

export const KNOWN_SUBJECTS: ReadonlySet<string> = new Set(Object.keys(SUBJECTS));

/** The rows (kind, id, application_id, award_id, organisation_id) of everything that letters are about. */
export const LETTER_SUBJECT = Object.entries(SUBJECTS)
  .filter(([, { rows }]) => rows !== '')
  .map(
    ([kind, { rows }]) =>
      `SELECT '${kind}' AS kind, s.* FROM (${rows}) s (id, application_id, award_id, organisation_id)`,
  )
  .join(' UNION ALL ');

/** For `m.about_kind`: what is listed here. Messages that let somebody in are nobody else's to read. */
export const IS_KNOWN = `m.about_kind IN (${[...KNOWN_SUBJECTS].map((kind) => `'${kind}'`).join(', ')})`;
