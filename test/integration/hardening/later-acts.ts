/** An act of which the form is found, filled in and sent, by whoever is shown it. */
export interface Step {
  readonly path: string;
  /** Where not just anybody who may is meant. */
  readonly who?: string;
  readonly query?: string;
  /** What is typed where the form does not say by itself what is wanted; `part-*`: all that begin so. */
  readonly typed?: Readonly<Record<string, string>>;
  /** What has to be so first. */
  readonly before?: string;
  /** How often it is recorded of one thing, where that is more than once. */
  readonly each?: number;
}

const TODAY = new Date().toISOString().slice(0, 10).split('-');
const today = (name: string): Readonly<Record<string, string>> => ({
  [`${name}-year`]: TODAY[0] ?? '',
  [`${name}-month`]: TODAY[1] ?? '',
  [`${name}-day`]: TODAY[2] ?? '',
});

const ASKING_BACK = { cause: 'misspent', amount: '1', count: '1' };

/** In an order in which each is possible, in the house of the demonstration. */
export const STEPS: readonly Step[] = [
  { path: '/panels/:panelId/agreement-terms' },
  { path: '/ratifications/:ratificationId/amendment', typed: { minute: 'In other words' } },
  { path: '/ratifications/:ratificationId/voiding' },
  { path: '/rounds/:slug/giving-back' },
  {
    path: '/panels/:panelId/variation-limits',
    typed: { coordinatorPence: '1', coordinatorMonths: '1' },
  },
  { path: '/appeals/term', typed: { workingDays: '15' } },
  { path: '/appeals/new', typed: { kind: 'complaint', reference: '', ...today('receivedOn') } },
  { path: '/appeals/new', typed: { kind: 'complaint', reference: '', ...today('receivedOn') } },
  { path: '/applications/:applicationId/appeal' },
  { path: '/appeals/:appealId/handler' },
  { path: '/appeals/:appealId/outcome' },
  { path: '/appeals/:appealId/withdrawal' },
  { path: '/applications/:id/feedback' },
  { path: '/rounds/:slug/outcomes' },
  { path: '/awards/:awardId/more-time' },
  { path: '/awards/:awardId/agreement/preparation' },
  { path: '/awards/:awardId/conditions/:number', typed: { act: 'met' } },
  { path: '/awards/:awardId/acceptance/taking-back' },
  { path: '/awards/:awardId/withdrawal' },
  { path: '/awards/:awardId/reopening' },
  { path: '/awards/:awardId/closure' },
  { path: '/awards/:awardId/hold' },
  { path: '/awards/:awardId/hold/lifting' },
  { path: '/awards/:awardId/variations/new/:kind', typed: { title: 'Another name' } },
  { path: '/awards/:awardId/variations/:number/withdrawal' },
  { path: '/awards/:awardId/variations/new/:kind', typed: { title: 'Another name' } },
  { path: '/awards/:awardId/variations/:number/decision' },
  { path: '/awards/:awardId/transfer' },
  { path: '/awards/:awardId/transfer/withdrawal' },
  { path: '/awards/:awardId/transfer' },
  { path: '/transfers/:transferId/signature' },
  { path: '/awards/:awardId/notes/new', typed: today('heldOn') },
  { path: '/follow-ups/:followUpId' },
  { path: '/returns-by-email' },
  { path: '/returns/:returnId/reading' },
  { path: '/returns/:returnId/comments' },
  { path: '/returns/:returnId/due-date', typed: { 'dueOn-year': '2027' } },
  { path: '/returns/:returnId/due-date/answer' },
  { path: '/returns/:returnId/acceptance', typed: { admitted: '0' } },
  { path: '/returns/:returnId/taking-back' },
  { path: '/returns/:returnId/questions' },
  { path: '/returns/:returnId/files/:question' },
  { path: '/returns/:returnId/files/:question/:fileId/removal' },
  { path: '/returns/:returnId/consent/withdrawal' },
  { path: '/returns/:returnId/waiver' },
  { path: '/indicators/new', typed: { unit: 'people', adds: 'sum' } },
  { path: '/rounds/:slug/indicators' },
  { path: '/awards/:awardId/indicators', typed: { target: '7' } },
  { path: '/indicators/:indicatorId/retirement' },
  { path: '/awards/:awardId/clawbacks/new', who: 'Priya Raman', typed: ASKING_BACK },
  { path: '/clawbacks/:clawbackId/withdrawal' },
  { path: '/awards/:awardId/clawbacks/new', who: 'Priya Raman', typed: ASKING_BACK },
  { path: '/clawbacks/:clawbackId/decision' },
  { path: '/clawbacks/:clawbackId/write-off' },
  { path: '/clawbacks/:clawbackId/write-off/withdrawal' },
  { path: '/clawbacks/:clawbackId/write-off' },
  { path: '/clawbacks/:clawbackId/write-off/confirmation' },
  { path: '/awards/:awardId/ending', typed: { cause: 'panel', asksBack: '' } },
  { path: '/awards/:awardId/ending/withdrawal' },
  { path: '/awards/:awardId/ending', typed: { cause: 'panel', asksBack: '' } },
  { path: '/awards/:awardId/ending/confirmation' },
  { path: '/awards/:awardId/refusal' },
  { path: '/awards/:awardId/refusal/withdrawal' },
  { path: '/awards/:awardId/refusal' },
  { path: '/awards/:awardId/refusal/confirmation' },
  { path: '/awards/:awardId/declining' },
  { path: '/chasing' },
  { path: '/preferences', each: 5 } /* one for each kind */,
  { path: '/reminders/:kind' },
  { path: '/letter-kinds/:kind', typed: { subject: 'Another subject' } },
  { path: '/letter-kinds/:kind/versions/:number' },
  { path: '/letter-kinds/:kind/default' },
  { path: '/letter-kinds/:kind/holding', typed: { holding: 'hold' } },
  { path: '/letters/:letterId/repetition' },
  {
    path: '/letters/:letterId/release',
    before: `UPDATE mail_message SET state = 'held' WHERE id IN (SELECT id FROM mail_message ORDER BY id LIMIT 2)`,
  },
  { path: '/letters/:letterId/withdrawal' },
  {
    path: '/letters/:letterId/settlement',
    before: `UPDATE mail_message SET state = 'unknown' WHERE id = (SELECT id FROM mail_message WHERE state = 'sent' ORDER BY id LIMIT 1)`,
  },
];

/** Acts that stand in no record of their own: what each leaves is one row, or a choice. */
export const UNRECORDED: ReadonlySet<string> = new Set([
  '/letter-kinds/:kind', // on the record once it is in use
  '/preferences',
  '/returns-by-email',
  '/returns/:returnId/reading',
]);

/** Acts that a second click can't do twice, and why. */
export const HARMLESS: Readonly<Record<string, string>> = {
  '/returns/:returnId/sections/:number/autosave': 'the same answers are written again',
  '/awards/:awardId/closure/withdrawal': 'under the lock of the closure, as its confirmation',
  '/decisions/:decisionId/parent-answer': 'one answer to each decision, by the database',
  '/unsubscribe/:kind/:personId/:signature': 'a choice, made as it was',
  '/queues/:queue/jobs/:jobId/drop': 'one verdict on each failure, as with the retry',
};

/** Acts that are clicked by another test, and by which. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  '/awards/:awardId/acceptance': 'clicks.spec.ts',
  '/meetings/:meetingId/order/:applicationId': 'clicks.spec.ts',
  '/meetings/:meetingId/proposals': 'clicks.spec.ts',
  '/meetings/:meetingId/minutes/issuing': 'clicks.spec.ts',
  '/meetings/:meetingId/minutes/amendments/:entry': 'clicks.spec.ts',
  '/meetings/:meetingId/minutes/confirmation': 'clicks.spec.ts',
  '/returns/:returnId/sections/:number': 'clicks.spec.ts',
  '/meetings/:meetingId/decisions/:applicationId': 'awards/decision.spec.ts',
  '/ratifications/:ratificationId/answer': 'awards/ratification.spec.ts',
  '/rounds/:slug/urgent-decisions/:applicationId': 'awards/decision.spec.ts: the same deciding',
  '/awards/:awardId/plan': 'awards/plan.spec.ts',
  '/awards/:awardId/closure/confirmation': 'monitoring/closing.spec.ts',
  '/returns/:returnId/submission': 'monitoring/returns.spec.ts',
  '/queues/:queue/jobs/:jobId/retry': 'upkeep/failed-jobs.spec.ts',
};
