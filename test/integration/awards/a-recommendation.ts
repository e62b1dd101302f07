import { randomUUID } from 'node:crypto';
import {
  Decisions,
  type DecideBid,
  type Decided,
} from '../../../src/awards/decision/decision.service.js';
import { Answering, type Answered } from '../../../src/awards/ratification/answering.service.js';
import { Ratifications } from '../../../src/awards/ratification/ratifications.queries.js';
import type { Vote } from '../../../src/panels/meetings/voting.rules.js';
import { Seating } from '../../../src/panels/membership/seating.service.js';
import { FIRST_RULE, type PanelRule } from '../../../src/panels/rule/panel-rule.js';
import { Refused } from '../../../src/kernel/refusal.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import type { House } from '../../support/house.js';
import { SWEEPS } from '../../../src/platform/queues/queues.jobs.js';
import { queueOf } from '../correspondence/quiet.js';
import {
  aBid,
  aMeeting,
  aPanel,
  type ABid,
  type APanel,
  type PanelTerms,
} from '../panels/a-panel.js';

/** From now on nothing is closed by the clock in the background: the test says when. */
export async function closedByHand(house: House): Promise<void> {
  await queueOf(house, SWEEPS).removeJobScheduler('ratifications');
}

/** A panel of seven agencies, five of them needed, with this of its rule changed. */
export async function aPanelOfSeven(
  house: House,
  rule: Partial<PanelRule> = {},
  terms: PanelTerms = {},
): Promise<APanel> {
  const panel = await aPanel(house, { sixthAgency: 'University of Essex', ...terms });
  const seventh = await house.get(Seating).seat(
    {
      panelId: panel.panelId,
      name: 'Bea Seventh',
      email: `seventh.${randomUUID()}@example.org`,
      agency: await agencyOf(house, 'We Are Colchester'),
      office: 'member',
    },
    panel.coordinator,
  );
  await setRule(house, panel, rule);
  return { ...panel, members: [...panel.members, seventh] };
}

async function agencyOf(house: House, name: string) {
  const [known] = await house.db.query<{ id: string }[]>('SELECT id FROM agency WHERE name = $1', [
    name,
  ]);
  return known ?? { name, sector: 'commercial' as const };
}

/** Another version of the panel's rule, from now. */
export async function setRule(
  house: House,
  { panelId, coordinator }: APanel,
  change: Partial<PanelRule>,
): Promise<void> {
  const rule = { ...FIRST_RULE, quorumAgencies: 5, ...change };
  await house.db.query(
    `INSERT INTO panel_rule (panel_id, version, standing, quorum_agencies, sectors_required, voting_rule,
       has_casting_vote, do_abstentions_count, ratification_days, may_deputies_answer, may_decide_urgently, parent_decides_above_pence, reason, set_at, set_by)
     SELECT $1, max(version) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'For the test', $12, $13
       FROM panel_rule WHERE panel_id = $1`,
    [
      ...[panelId, rule.standing, rule.quorumAgencies, rule.sectorsRequired, rule.votingRule],
      ...[rule.hasCastingVote, rule.doAbstentionsCount, rule.ratificationDays],
      ...[
        rule.mayDeputiesAnswer,
        rule.mayDecideUrgently,
        rule.parentDecidesAbovePence?.toString() ?? null,
      ],
      ...[house.clock.now(), coordinator],
    ],
  );
}

/** The coordinator writes down that this much is awarded; the rest as said. */
export function toAward(
  { fundId, coordinator }: APanel,
  { applicationId }: ABid,
  amountPence: bigint,
  change: Partial<DecideBid> = {},
): DecideBid {
  return {
    meetingId: null,
    applicationId,
    verdict: { outcome: 'awarded', parts: [{ fundId, amountPence }] },
    reasons: 'It builds on what is strong',
    revisedBudget: 'Without the hall',
    conditions: 'Open to all',
    recordedBy: coordinator,
    ...change,
  };
}

/** Recommends it at this meeting. @returns the ratification's id. */
export async function recommend(
  house: House,
  panel: APanel,
  bid: ABid,
  meetingId: string | null,
  change: Partial<DecideBid> = {},
): Promise<string> {
  const way = meetingId === null ? 'urgent' : 'recommend';
  const decided = await house
    .get(Decisions)
    .decide(toAward(panel, bid, 450_000n, { meetingId, way, ...change }));
  return ratificationOf(house, decided);
}

export async function ratificationOf(house: House, { decisionId }: Decided): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM ratification WHERE decision_id = $1',
    [decisionId],
  );
  return row?.id ?? '';
}

/** Answers to the text as it stands. */
export async function answer(
  house: House,
  ratificationId: string,
  by: string,
  vote: Vote = 'for',
): Promise<Answered> {
  const ratification = await house.get(Ratifications).byId(ratificationId);
  const textSha256 = ratification?.sha256 ?? '';
  return house.get(Answering).answer({ ratificationId, textSha256, vote, by });
}

/** Wednesday 23 December 2026, five in the afternoon: five working days after the meeting. */
export const CLOSING = '2026-12-23T17:00:00Z';

/** A panel of seven, of whom four are at the meeting. */
export async function atFour(house: House, change: Partial<PanelRule> = {}) {
  const panel = await aPanelOfSeven(house, change);
  const bid = await aBid(house, panel);
  const meetingId = await aMeeting(house, panel, panel.members.slice(0, 4));
  return { panel, bid, meetingId };
}

/** What the fund has set aside and promised. */
export async function money(house: House, { fundId }: APanel) {
  const fund = await house.get(Balances).ofFund(fundId);
  return { reserved: fund?.reservedPence, committed: fund?.committedPence };
}

/** Where the bid stands, and what is held apart for it. */
export async function left(house: House, bid: ABid, panel: APanel) {
  const [row] = await house.db.query<{ status: string; held: string }[]>(
    `SELECT a.status, (SELECT coalesce(sum(v.reserved), 0) FROM decision d
         JOIN fund_reservation s ON s.holder_id = d.id
         JOIN ledger.reservation_balance v ON v.reservation_id = s.id
        WHERE d.application_id = a.id) AS held
       FROM application a WHERE a.id = $1`,
    [bid.applicationId],
  );
  return { status: row?.status, held: BigInt(row?.held ?? 0), ...(await money(house, panel)) };
}

/** The codes of what an act was refused for. */
export async function refusedBy(act: Promise<unknown>): Promise<readonly string[]> {
  const problem: unknown = await act.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (problem instanceof Refused) return problem.refusals.map(({ code }) => code);
  throw new Error('It was not refused', { cause: problem });
}
