import fc from 'fast-check';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { ParentAnswering } from '../../../src/awards/parent-body/parent-answering.service.js';
import { RatificationAmending } from '../../../src/awards/ratification/amending.service.js';
import { RatificationClosing } from '../../../src/awards/ratification/closing.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { londonDateOf } from '../../../src/kernel/london.js';
import { Refused } from '../../../src/kernel/refusal.js';
import { Attending } from '../../../src/panels/meetings/attendance.service.js';
import { MeetingCalling } from '../../../src/panels/meetings/calling.service.js';
import { openHouse, type House } from '../../support/house.js';
import { aBid, declare, type ABid, type APanel } from '../panels/a-panel.js';
import { answer, aPanelOfSeven, closedByHand, setRule, toAward } from './a-recommendation.js';
import { NaivePanel, type NaiveRule, type PanelAct, type Seen, type Word } from './naive-panel.js';

const A_WHILE = 300_000;
const HOUR = 3_600_000;
const ASKED = 480_000;
const RUNS = Number(process.env['MODEL_RUNS'] ?? 60);

const agency = fc.nat(6);
const word = fc.constantFrom<Word>('for', 'for', 'for', 'for', 'against', 'abstain');
const words = fc.oneof(
  fc.constant(Array.from({ length: 7 }, (): Word => 'for')),
  fc.array(word, { minLength: 7, maxLength: 7 }),
);
const pence = fc.constantFrom(100_000, 300_000, ASKED, ASKED + 1);
const act: fc.Arbitrary<PanelAct> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('arrive' as const), agency }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('leave' as const), agency }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('recuse' as const), agency }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('decide' as const), pence, votes: words }) },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('recommend' as const), pence, votes: words }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('urgent' as const), pence }) },
  { weight: 9, arbitrary: fc.record({ act: fc.constant('answer' as const), agency, vote: word }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constantFrom('amend' as const, 'void', 'close', 'wait') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('parent' as const), agrees: fc.boolean() }),
  },
);
/** One act, or two at once; and how many hours pass before. */
const step = fc.record({
  hours: fc.constantFrom(0, 0, 0, 1, 30),
  acts: fc.oneof(
    { weight: 4, arbitrary: act.map((one) => [one]) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(act, act)
        .filter(isOfOneMoment)
        .map((both) => [...both]),
    },
  ),
});
const rule: fc.Arbitrary<NaiveRule> = fc.record({
  quorum: fc.integer({ min: 2, max: 6 }),
  voting: fc.constantFrom('consensus', 'majority-of-votes', 'majority-of-agencies'),
  doAbstentionsCount: fc.boolean(),
  days: fc.constantFrom(1, 3, 5),
  urgent: fc.boolean(),
  parentAbove: fc.constantFrom(0, 0, 0, 200_000),
});

/** Random acts on the real house and on a naive panel in memory: both do it or both refuse, and see the same. */
describe('deciding and ratifying beside a naive model of it', () => {
  let house: House;
  let panel: APanel;
  let moment = Date.parse('2026-12-16T10:00:00Z');

  beforeAll(async () => {
    house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
    await closedByHand(house);
    panel = await aPanelOfSeven(house, {}, { fundPence: 900_000_000n });
  }, 60_000);

  afterAll(() => house.close());

  async function aMeetingToday(): Promise<string> {
    const startsAt = new Date(moment + 60_000);
    house.clock.set(new Date(moment).toISOString());
    // A hundred stories are years: both offices are newly elected in each.
    await house.db.query(
      `UPDATE office_term SET elected_on = $2::date, ends_on = $2::date + 300 WHERE panel_id = $1`,
      [panel.panelId, londonDateOf(new Date(moment))],
    );
    const meetingId = await house
      .get(MeetingCalling)
      .call({ roundId: panel.round.id, startsAt, place: 'Town Hall' }, panel.coordinator);
    moment += 120_000;
    return meetingId;
  }

  let said = 0;

  async function really(todo: PanelAct, bid: ABid, meetingId: string): Promise<unknown> {
    const member = 'agency' in todo ? (panel.members[todo.agency] ?? '') : '';
    const ids = await house.db.query<{ id: string | null; decisionId: string }[]>(
      `SELECT r.id, d.id AS "decisionId" FROM decision d LEFT JOIN ratification r ON r.decision_id = d.id
        WHERE d.application_id = $1 AND d.is_carried ORDER BY d.number DESC`,
      [bid.applicationId],
    );
    const ratificationId = ids.find(({ id }) => id !== null)?.id ?? NOBODY;
    const decisionId = ids[0]?.decisionId ?? NOBODY;
    const { coordinator } = panel;
    switch (todo.act) {
      case 'arrive':
        return house.get(Attending).arrive(meetingId, [member], coordinator);
      case 'leave':
        return house.get(Attending).leave(meetingId, member, coordinator);
      case 'recuse':
        return declare(house, bid, member, 'pecuniary');
      case 'decide':
      case 'recommend':
        return house.get(Decisions).decide(
          toAward(panel, bid, BigInt(todo.pence), {
            ...{ meetingId, way: todo.act, reasons: `For the reason ${++said}` },
            votes: isAgreed(todo) ? undefined : await votesOf(todo.votes, bid, meetingId),
          }),
        );
      case 'urgent':
        return house.get(Decisions).decide(
          toAward(panel, bid, BigInt(todo.pence), {
            ...{ way: 'urgent', reasons: `For the reason ${++said}` },
          }),
        );
      case 'answer':
        return answer(house, ratificationId, member, todo.vote);
      case 'amend':
        return house.get(RatificationAmending).amend({
          ...{ ratificationId, minute: `RECOMMENDED, ${++said}`, conditions: '' },
          ...{ reason: `A slip, ${said}`, by: coordinator },
        });
      case 'void':
        return house.get(RatificationClosing).makeVoid(ratificationId, 'Withdrawn', coordinator);
      case 'close':
        return house.get(RatificationClosing).closeDue();
      case 'wait':
        return undefined;
      case 'parent': {
        const said = todo.agrees ? ('agreed' as const) : ('refused' as const);
        return house.get(ParentAnswering).record({
          ...{ decisionId, answer: said, answeredOn: house.clock.today() },
          ...{ evidence: `Minute ${Math.random()}`, by: coordinator },
        });
      }
    }
  }

  /** As somebody at the meeting would write them down: of those here without an interest. */
  async function votesOf(words: readonly Word[], bid: ABid, meetingId: string) {
    const rows = await house.db.query<{ personId: string; agencyName: string }[]>(
      `SELECT t.person_id AS "personId", g.name AS "agencyName"
         FROM attendance t JOIN agency g ON g.id = t.agency_id
        WHERE t.meeting_id = $1 AND t.left_at IS NULL AND NOT EXISTS (SELECT FROM declaration d
          WHERE d.person_id = t.person_id AND d.application_id = $2 AND d.kind = 'pecuniary')`,
      [meetingId, bid.applicationId],
    );
    return rows.map(({ personId, agencyName }) => ({
      agencyName,
      vote: words[panel.members.indexOf(personId)] ?? ('for' as const),
    }));
  }

  async function seen({ applicationId }: ABid): Promise<Seen> {
    const [row] = await house.db.query<Seen[]>(
      `SELECT a.status,
              (SELECT v.reserved FROM fund_reservation s JOIN ledger.reservation_balance v ON v.reservation_id = s.id
                WHERE s.holder_id = a.round_id)::float8 AS left,
              (SELECT coalesce(sum(v.reserved), 0) FROM decision d JOIN fund_reservation s ON s.holder_id = d.id
                 JOIN ledger.reservation_balance v ON v.reservation_id = s.id
                WHERE d.application_id = a.id)::float8 AS held,
              (SELECT coalesce(sum(c.committed), 0) FROM award w JOIN ledger.commitment_balance c ON c.commitment_id = w.id
                WHERE w.application_id = a.id)::float8 AS committed,
              (SELECT count(*)::integer FROM award w WHERE w.application_id = a.id) AS awards,
              (SELECT count(*)::integer FROM decision d WHERE d.application_id = a.id) AS decisions,
              ARRAY(SELECT r.status FROM decision d JOIN ratification r ON r.decision_id = d.id
                     WHERE d.application_id = a.id ORDER BY d.number) AS ratifications
         FROM application a WHERE a.id = $1`,
      [applicationId],
    );
    if (!row) throw new Error('The bid is gone');
    return row;
  }

  async function isDone(promise: Promise<unknown>): Promise<boolean> {
    try {
      await promise;
      return true;
    } catch (problem) {
      const isNotFound = (problem as { status?: number }).status === 404;
      if (problem instanceof Refused || isNotFound) return false;
      throw problem;
    }
  }

  it(
    'does what the model does, also of two at once, and leaves nothing behind',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          rule,
          fc.array(step, { minLength: 8, maxLength: 30 }),
          async (terms, steps) => {
            await setRule(house, panel, {
              quorumAgencies: terms.quorum,
              votingRule: terms.voting,
              doAbstentionsCount: terms.doAbstentionsCount,
              ratificationDays: terms.days,
              mayDecideUrgently: terms.urgent,
              parentDecidesAbovePence: terms.parentAbove === 0 ? null : BigInt(terms.parentAbove),
            });
            const bid = await aBid(house, panel, { requestedPence: BigInt(ASKED) });
            const meetingId = await aMeetingToday();
            let models = [new NaivePanel(7, terms, (await seen(bid)).left, ASKED)];
            for (const { hours, acts } of steps) {
              moment += hours * HOUR + 60_000;
              house.clock.set(new Date(moment).toISOString());
              const done = await Promise.all(
                acts.map((one) => isDone(really(one, bid, meetingId))),
              );
              const now = await seen(bid);
              const orders =
                acts.length === 1
                  ? [[0]]
                  : [
                      [0, 1],
                      [1, 0],
                    ];
              const ways = models.flatMap((model) => orders.map((order) => ({ model, order })));
              const stories = ways.map(({ model, order }) => {
                const story = model.copy();
                const answers: boolean[] = [];
                for (const at of order) {
                  const one = acts[at];
                  if (one) answers[at] = story.do(one, moment);
                }
                return { story, told: { done: answers, seen: story.seen() } };
              });
              const alike = stories.filter(({ told }) => same(told, { done, seen: now }));
              if (alike.length === 0) {
                expect({ acts, done, seen: now }).toEqual({ acts, ...stories[0]?.told });
              }
              models = differing(alike.map(({ story }) => story));
            }
            moment += 15 * 24 * HOUR;
            house.clock.set(new Date(moment).toISOString());
            await house.get(RatificationClosing).closeDue();
            for (const model of models) model.do({ act: 'close' }, moment);
            expect(models.map((model) => model.seen())).toContainEqual(await seen(bid));
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
      expect(await house.get(Agreement).disagreements()).toEqual([]);
    },
    A_WHILE,
  );
});

/** Which of two acts at once came first may show only later: every story that could be so is gone on with, once. */
function differing(stories: readonly NaivePanel[]): NaivePanel[] {
  const written = (_: string, value: unknown): unknown =>
    value instanceof Set || value instanceof Map ? [...value] : value;
  return [...new Map(stories.map((story) => [JSON.stringify(story, written), story])).values()];
}

/** Whether all voted for it: then nobody's vote is written down. */
function isAgreed(todo: PanelAct): boolean {
  return 'votes' in todo && todo.votes.every((vote) => vote === 'for');
}

/**
 * Two acts that people may do without having seen the other's. Whoever writes votes down has seen who is there, and
 * whoever answers has read the text: meeting something else than they saw, they are rightly refused.
 */
function isOfOneMoment([one, other]: readonly [PanelAct, PanelAct]): boolean {
  const acts = [one, other];
  const writesVotes = acts.some((todo) => 'votes' in todo && !isAgreed(todo));
  const moves = acts.some(({ act }) => act === 'arrive' || act === 'leave' || act === 'recuse');
  const answers = acts.some(({ act }) => act === 'answer');
  return !(writesVotes && moves) && !(answers && acts.some(({ act }) => act === 'amend'));
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
