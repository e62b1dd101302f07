import { jest } from '@jest/globals';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { RatificationAmending } from '../../../src/awards/ratification/amending.service.js';
import { RatificationClosing } from '../../../src/awards/ratification/closing.service.js';
import { Releasing } from '../../../src/awards/release/releasing.service.js';
import { TrusteeRefusing } from '../../../src/awards/trustee-refusal/trustee-refusing.service.js';
import { WholeProof } from '../../../src/proof/whole-proof.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { wirePower } from '../../support/power.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { aBid, aMeeting, AT_THE_MEETING, type ABid, type APanel } from '../panels/a-panel.js';
import { answer, aPanelOfSeven, closedByHand, recommend, toAward } from './a-recommendation.js';

jest.setTimeout(180_000);

/** More statements than any act has. */
const NEVER = 1_000;
const CLOSING = '2026-12-23T17:00:00Z';

let house: House;
let panel: APanel;
/** Four agencies are there, or all seven. */
let ofFour: string;
let ofSeven: string;
const power = wirePower();

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  await closedByHand(house);
  panel = await aPanelOfSeven(house, {}, { fundPence: 400_000_000n });
  ofFour = await aMeeting(house, panel, panel.members.slice(0, 4));
  ofSeven = await anotherMeeting();
});

afterAll(async () => {
  power.unwire();
  await house.close();
});

async function anotherMeeting(): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(
    `INSERT INTO meeting (panel_id, round_id, starts_at, place, called_at, called_by)
     SELECT panel_id, round_id, starts_at + interval '1 minute', place, called_at, called_by FROM meeting WHERE id = $1
     RETURNING id`,
    [ofFour],
  );
  const id = row?.id ?? '';
  await house.db.query(
    `INSERT INTO attendance (meeting_id, person_id, agency_id, arrived_at)
     SELECT $1, s.person_id, s.agency_id, $3 FROM seat s WHERE s.panel_id = $2`,
    [id, panel.panelId, house.clock.now()],
  );
  return id;
}

/** An act on a bid, and what has to be so before it. */
interface Act {
  readonly name: string;
  /** @returns the act itself, to be done again and again. */
  readonly prepare: (bid: ABid) => Promise<() => Promise<unknown>>;
}

const recommended = (bid: ABid) => recommend(house, panel, bid, ofFour);
const answeredBy = async (id: string, ...members: readonly number[]): Promise<void> => {
  for (const index of members) await answer(house, id, panel.members[index] ?? '');
};

const ACTS: readonly Act[] = [
  {
    name: 'a quorate decision',
    prepare: (bid) => {
      const decision = toAward(panel, bid, 450_000n, { meetingId: ofSeven });
      return Promise.resolve(() => house.get(Decisions).decide(decision));
    },
  },
  { name: 'a recommendation', prepare: (bid) => Promise.resolve(() => recommended(bid)) },
  {
    name: 'an answer',
    prepare: async (bid) => {
      const id = await recommended(bid);
      return () => answeredBy(id, 4);
    },
  },
  {
    name: 'the last answer',
    prepare: async (bid) => {
      const id = await recommended(bid);
      await answeredBy(id, 4, 5);
      return () => answeredBy(id, 6);
    },
  },
  {
    name: 'a closing that passes',
    prepare: async (bid) => {
      const id = await recommended(bid);
      await answeredBy(id, 4);
      return () => house.get(RatificationClosing).close(id);
    },
  },
  {
    name: 'a closing that lapses',
    prepare: async (bid) => {
      const id = await recommended(bid);
      return () => house.get(RatificationClosing).close(id);
    },
  },
  {
    name: 'other words',
    prepare: async (bid) => {
      const id = await recommended(bid);
      const words = { minute: 'RECOMMENDED again', conditions: '', reason: 'A slip' };
      const by = panel.coordinator;
      return () => house.get(RatificationAmending).amend({ ratificationId: id, ...words, by });
    },
  },
  {
    name: 'taking it back',
    prepare: async (bid) => {
      const id = await recommended(bid);
      return () => house.get(RatificationClosing).makeVoid(id, 'A mistake', panel.coordinator);
    },
  },
  {
    name: 'a release',
    prepare: async (bid) => {
      await held(() =>
        house.get(Decisions).decide(toAward(panel, bid, 450_000n, { meetingId: ofSeven })),
      );
      const outcomes = [{ applicationId: bid.applicationId, wordsVersion: 0 }];
      const { round, coordinator: by } = panel;
      return () => house.get(Releasing).release({ roundId: round.id, outcomes, by });
    },
  },
  {
    name: 'a refusal by the trustee',
    prepare: async (bid) => {
      const decision = toAward(panel, bid, 450_000n, { meetingId: ofSeven });
      const { awardId = '' } = await house.get(Decisions).decide(decision);
      const ade = await house.person('Ade Balogun', 'trustee-administrator');
      const bea = await house.person('Bea Carter', 'trustee-administrator');
      await house.get(TrusteeRefusing).propose(awardId, 'The agreement forbids it', ade);
      return () => house.get(TrusteeRefusing).confirm(awardId, bea);
    },
  },
];

/** The panel's round tells at once, but for what is decided here. */
async function held(decide: () => Promise<unknown>): Promise<void> {
  const tell = (atOnce: boolean): Promise<unknown> =>
    house.db.query('UPDATE round SET tells_at_once = $2 WHERE id = $1', [panel.round.id, atOnce]);
  await tell(false);
  await decide();
  await tell(true);
}

it.each(ACTS)('whenever the power goes in $name, all of it happened or nothing', async (act) => {
  const { before, after } = await whole(act);
  expect(after).not.toEqual(before);
  let cuts = 0;
  for (let statements = 1; ; statements += 1) {
    const { bid, run } = await ready(act);
    const isCut = await power.cutAfter(statements, run);
    const left = await everythingOn(bid);
    expect([before, after]).toContainEqual(left);
    if (!isCut) break;
    cuts += 1;
    await run(); // whoever did it does it again
    expect(await everythingOn(bid)).toEqual(after);
  }
  expect(cuts).toBeGreaterThan(10);
});

it('leaves a house in which everything agrees', async () => {
  await untilQuiet(house);
  expect((await house.get(WholeProof).prove()).problems).toEqual([]);
});

async function whole(act: Act) {
  const { bid, run } = await ready(act);
  const before = await everythingOn(bid);
  expect(await power.cutAfter(NEVER, run)).toBe(false);
  return { before, after: await everythingOn(bid) };
}

async function ready({ name, prepare }: Act) {
  house.clock.set(AT_THE_MEETING);
  house.clock.advance({ minutes: 2 });
  const bid = await aBid(house, panel);
  const run = await prepare(bid);
  if (name.startsWith('a closing')) house.clock.set(CLOSING);
  return { bid, run };
}

/** How much there is of everything that an act on a bid could leave behind. */
async function everythingOn({ applicationId }: ABid): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await house.db.query<Record<string, unknown>[]>(
    `WITH d AS (SELECT id FROM decision WHERE application_id = $1),
          r AS (SELECT id, status FROM ratification WHERE decision_id IN (SELECT id FROM d)),
          w AS (SELECT id, status, amount_pence FROM award WHERE application_id = $1),
          about AS (SELECT $1::uuid::text AS id UNION ALL SELECT id::text FROM d UNION ALL SELECT id::text FROM r
                    UNION ALL SELECT id::text FROM w)
     SELECT (SELECT status FROM application WHERE id = $1) AS status,
            (SELECT outcome_released_at IS NOT NULL FROM application WHERE id = $1) AS released,
            (SELECT array_agg(status) FROM w) AS awards,
            (SELECT array_agg(t.status) FROM trustee_refusal t JOIN w ON w.id = t.award_id) AS refusals,
            (SELECT count(*)::int FROM d) AS decisions,
            (SELECT count(*)::int FROM decision_part WHERE decision_id IN (SELECT id FROM d)) AS parts,
            (SELECT count(*)::int FROM decision_vote WHERE decision_id IN (SELECT id FROM d)) AS votes,
            (SELECT array_agg(status) FROM r) AS ratifications,
            (SELECT count(*)::int FROM ballot WHERE ratification_id IN (SELECT id FROM r)) AS ballots,
            (SELECT count(*)::int FROM ballot_answer WHERE ratification_id IN (SELECT id FROM r)) AS answers,
            (SELECT count(*)::int FROM ratification_text WHERE ratification_id IN (SELECT id FROM r)) AS texts,
            (SELECT coalesce(sum(amount_pence), 0)::text FROM w) AS awarded,
            (SELECT coalesce(sum(v.reserved), 0)::text FROM fund_reservation s
               JOIN ledger.reservation_balance v ON v.reservation_id = s.id
              WHERE s.holder_id IN (SELECT id FROM d)) AS "setApart",
            (SELECT coalesce(sum(v.committed), 0)::text FROM ledger.commitment_balance v
              WHERE v.commitment_id IN (SELECT id FROM w)) AS committed,
            (SELECT array_agg(event ORDER BY event) FROM outbox
              WHERE EXISTS (SELECT FROM about, jsonb_each_text(payload) p WHERE p.value = about.id)) AS said,
            (SELECT array_agg(act ORDER BY act) FROM audit_event
              WHERE split_part(subject, '/', 2) IN (SELECT id FROM about)
                 OR detail ->> 'applicationId' = $1::uuid::text) AS recorded`,
    [applicationId],
  );
  return row ?? {};
}
