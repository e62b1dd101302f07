import type { Route } from '../../architecture/routes.js';
import type { House } from '../../support/house.js';

/** Where the ids of a parameter are read: by its name, and by the first word of the path where that decides. */
const SOURCES: readonly (readonly [RegExp, string])[] = [
  [/^\/organisations\/(:id)/, 'SELECT id FROM organisation'],
  [/^\/organisations\/[^/]+\/documents\/(:documentId)/, 'SELECT id FROM organisation_document'],
  [/^\/applications\/(:id|:applicationId)/, 'SELECT id FROM application'],
  [/\/(?:assignments|decisions|order)\/(:applicationId)/, 'SELECT id FROM application'],
  [/\/return-forms\/(:kind)/, `SELECT unnest('{progress,final}'::text[]) AS id`],
  [/\/return-forms\/\w+\/questions\/(:name)/, `SELECT unnest('{people,story}'::text[]) AS id`],
  [
    /\/return-forms\/\w+\/\w+\/(:place)/,
    `SELECT unnest('{question-story,section-2}'::text[]) AS id`,
  ],
  [/\/returns\/[^/]+\/files\/(:question)/, `SELECT unnest('{photographs,receipts}'::text[]) AS id`],
  [/\/returns\/[^/]+\/files\/\w+\/(:fileId)/, 'SELECT file_id AS id FROM return_file'],
  [/\/form\/questions\/(:name)/, `SELECT unnest('{amount,title}'::text[]) AS id`],
  [/\/form\/\w+\/(:place)/, `SELECT unnest('{question-title,rule-1,section-2}'::text[]) AS id`],
  [/(:trialId)/, 'SELECT id FROM form_trial'],
  [/\/versions\/(:number)/, `SELECT unnest('{1,2}'::text[]) AS id`],
  [/(:number)/, `SELECT unnest('{1,4,9}'::text[]) AS id`],
  [
    /^\/letter-kinds\/(:kind)/,
    `SELECT unnest('{award-offered,application-received}'::text[]) AS id`,
  ],
  [/(:letterId)/, 'SELECT id FROM mail_message'],
  [/\/queues\/(:queue)/, `SELECT unnest('{events,mail}'::text[]) AS id`],
  [/(:jobId)/, `SELECT 'outbox-' || id AS id FROM outbox`],
  [/(:slug)/, 'SELECT slug AS id FROM round'],
  [/(:personId)/, 'SELECT id FROM person'],
  [/(:invitationId)/, 'SELECT id FROM contact_invitation'],
  [/(:loserId|:otherId)/, 'SELECT id FROM organisation'],
  [/(:roleId)/, 'SELECT id FROM person_role'],
  [/\/documents\/(:documentId)/, 'SELECT id FROM fund_document'],
  [/(:flagId)/, 'SELECT id FROM organisation_flag'],
  [
    /\/check-files\/(:fileId)/,
    'SELECT file_id AS id FROM organisation_check WHERE file_id IS NOT NULL',
  ],
  [
    /\/variations\/new\/(:kind)/,
    `SELECT unnest('{budget,dates,name,purpose,reduction}'::text[]) AS id`,
  ],
  [/^\/reminders\/(:kind)/, `SELECT unnest('{ballot-open,return-due,scores-owed}'::text[]) AS id`],
  [/^\/unsubscribe\/(:kind)/, `SELECT 'return-due' AS id`],
  [/(:kind)/, `SELECT unnest('{asked-against-income,duplicates,registration}'::text[]) AS id`],
  [/(:likenessId)/, 'SELECT id FROM likeness'],
  [/(:evidenceId)/, 'SELECT id FROM bank_details_evidence'],
  [/(:trancheId)/, 'SELECT id FROM tranche'],
  [/(:dutyId)/, 'SELECT id FROM reporting_duty'],
  [
    /\/reversals\/(:act)/,
    `SELECT unnest('{receipt,fund-payment,fund-transfer,interest-sharing}'::text[]) AS id`,
  ],
  [/\/reversals\/receipt\/(:actId)/, 'SELECT id FROM receipt'],
  [/\/reversals\/fund-payment\/(:actId)/, 'SELECT id FROM fund_payment'],
  [/\/reversals\/fund-transfer\/(:actId)/, 'SELECT id FROM fund_transfer'],
  [/\/reversals\/interest-sharing\/(:actId)/, 'SELECT id FROM interest_sharing'],
  [/(:interestId)/, 'SELECT id FROM registered_interest'],
  [/(:giftId)/, 'SELECT id FROM gift_offer'],
  [/\/(?:statement|register)\/(:format)/, `SELECT unnest('{csv,pdf,xlsx}'::text[]) AS id`],
  [/(:fundId)/, 'SELECT id FROM fund'],
  [/(:panelId)/, 'SELECT id FROM panel'],
  [/(:ratificationId)/, 'SELECT id FROM ratification'],
  [/(:decisionId)/, 'SELECT id FROM decision WHERE needs_parent'],
  [/\/urgent-decisions\/(:applicationId)/, 'SELECT id FROM application'],
  [/(:entry)/, `SELECT unnest('{present,item-1,item-5,d1,r1}'::text[]) AS id`],
  [/(:paperId)/, 'SELECT id FROM meeting_paper'],
  [/(:meetingId)/, 'SELECT id FROM meeting'],
  [/(:transferId)/, 'SELECT id FROM award_transfer'],
  [/(:appealId)/, 'SELECT id FROM appeal'],
  [/(:awardId)/, 'SELECT id FROM award'],
  [/(:instalmentId)/, 'SELECT id FROM instalment'],
  [/(:seatId)/, 'SELECT id FROM seat'],
  [/(:termId)/, 'SELECT id FROM office_term'],
  [/(:substituteId)/, 'SELECT id FROM substitute'],
  [/\/applicants\/(:organisationId)/, 'SELECT DISTINCT organisation_id AS id FROM application'],
  [/(:organisationId)/, 'SELECT organisation_id AS id FROM round_invitation'],
  [/(:runId)/, 'SELECT id FROM payment_run'],
  [/(:itemId)/, 'SELECT id FROM payment_run_item'],
  [/(:question)/, 'SELECT DISTINCT question AS id FROM application_file'],
  [/(:fileId)/, 'SELECT file_id AS id FROM application_file'],
  [/(:detailsId)/, 'SELECT id FROM bank_details'],
  [/(:clawbackId)/, 'SELECT id FROM clawback'],
  [/(:followUpId)/, 'SELECT id FROM follow_up'],
  [/(:indicatorId)/, 'SELECT id FROM indicator'],
  [/(:returnId)/, 'SELECT id FROM monitoring_return'],
  [/(:bankAccountId)/, 'SELECT id FROM bank_account'],
  [/(:lineId)/, 'SELECT id FROM bank_line'],
  [/(:statementId)/, 'SELECT id FROM bank_statement'],
  [/(:uploadId)/, 'SELECT id FROM statement_upload'],
  [/(:balanceId)/, 'SELECT id FROM typed_balance'],
  [/(:matchId)/, 'SELECT id FROM bank_match'],
  [
    /(:receiptId)/,
    `SELECT r.id FROM receipt r JOIN fund f ON f.id = r.fund_id WHERE f.code = 'suspense'`,
  ],
  [/(:ruleId)/, 'SELECT id FROM bank_rule'],
  [/(:month)/, `SELECT to_char(month, 'YYYY-MM') AS id FROM reconciliation`],
  [/(:messageId)/, 'SELECT id FROM mail_message'],
  [/(:token|:handle|:signature)/, `SELECT 'nothing' AS id`],
];

/** Pages that ask which round they are about. */
const OF_A_ROUND = [/^\/panels\/[^/]+\/interests$/, /^\/meetings\/new$/];

/** The route's addresses with ids that are really there: all combinations, or so many of each parameter's ids. */
export async function realAddresses(
  house: House,
  { path }: Pick<Route, 'path'>,
  most = Infinity,
): Promise<readonly string[]> {
  let filled = [path];
  for (;;) {
    const [open = ''] = filled;
    if (!open.includes(':')) break;
    const source = SOURCES.find(([pattern]) => pattern.test(open));
    const parameter = source?.[0].exec(open)?.[1];
    if (!source || parameter === undefined) throw new Error(`No ids are known for ${open}`);
    const ids = await idsFrom(house, source[1], most);
    filled = filled.flatMap((address) => ids.map((id) => address.replace(parameter, id)));
  }
  if (!OF_A_ROUND.some((pattern) => pattern.test(path.replaceAll(':', '')))) return filled;
  const rounds = await idsFrom(house, 'SELECT id FROM round', most);
  return filled.flatMap((address) => rounds.map((round) => `${address}?round=${round}`));
}

async function idsFrom(house: House, sql: string, most: number): Promise<readonly string[]> {
  const rows = await house.db.query<{ id: string }[]>(`${sql} ORDER BY 1`);
  return rows.slice(0, most).map(({ id }) => id);
}
