import { randomUUID } from 'node:crypto';
import { AdjustmentRecording } from '../../../src/applications/adjustments/adjustments.service.js';
import { Extending } from '../../../src/applications/deadline/extending.service.js';
import { Starting } from '../../../src/applications/starting/starting.service.js';
import { FundOpening } from '../../../src/funds/opening/opening.service.js';
import { Inviting } from '../../../src/organisations/contacts/inviting/inviting.service.js';
import { Flagging } from '../../../src/organisations/flags/flagging.service.js';
import { Duplicates } from '../../../src/organisations/merging/duplicates.queries.js';
import { referencesToOrganisations } from '../../../src/organisations/merging/merging-facts.queries.js';
import { Merging } from '../../../src/organisations/merging/merging.service.js';
import { Registration } from '../../../src/organisations/registration/registration.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { aDocument } from './a-paper.js';
import { actsOn, aGroup, emailOf, joined } from './people.js';

let house: House;
let cora: string;
let asha: string;
let roundId: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  cora = await house.person('Cora Dinator', 'coordinator');
  asha = await house.person('Asha Stitcher');
  roundId = await aRound('first');
}, 60_000);

afterAll(() => house.close());

/** A bare round, for what is tied to an application. */
async function aRound(slug: string): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(
    `WITH board AS (INSERT INTO panel (name, parent_body) VALUES ($1, 'Partnership') RETURNING id)
     INSERT INTO round (slug, title, summary, panel_id, opens_at, closes_at, score_by, smallest_pence,
                        largest_pence, return_months, opened_at, opened_by)
     SELECT $1, $1, '', id, '2026-11-01', '2026-12-31', '2027-01-31', 1, 100000, '{6}', now(), $2
       FROM board RETURNING id`,
    [slug, cora],
  );
  const id = row?.id ?? '';
  await house.db.query(
    `INSERT INTO round_form (round_id, version, definition, revision, edited_at, edited_by, published_at, published_by)
     VALUES ($1, 1, '{"sections": [], "rules": []}', 0, now(), $2, now(), $2)`,
    [id, cora],
  );
  return id;
}

const merge = (winnerId: string, loserId: string): Promise<void> =>
  house.get(Merging).merge({ winnerId, loserId, reason: 'They rang', by: cora });

async function anAccount(organisationId: string, version: number, status: string): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(
    `INSERT INTO bank_details (organisation_id, version, account_name, sort_code, account_number, fingerprint,
                               status, payable_from, given_at, given_by)
     VALUES ($1::uuid, $2, 'A', '200000', '', 'print-' || ($1::uuid)::text, $3, '2026-11-23', now(), $4) RETURNING id`,
    [organisationId, version, status, asha],
  );
  return row?.id ?? '';
}

async function aLookUp(organisationId: string, status: 'waiting' | 'found'): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(
    `INSERT INTO register_look_up (organisation_id, register, number, status, asked_at, asked_by, answered_at, entry)
     SELECT $1, 'charity-commission', '9000001', $2, now(), $3, answered, CASE WHEN answered IS NOT NULL THEN '{}'::jsonb END
       FROM (SELECT CASE $2 WHEN 'found' THEN now() END AS answered) AS a RETURNING id`,
    [organisationId, status, cora],
  );
  return row?.id ?? '';
}

/** A check of its registration that an answer of the register shows. */
async function aCheck(
  organisationId: string,
  number: number,
  { note = '', outcome = 'passed', at = '2026-11-01' } = {},
): Promise<void> {
  await house.db.query(
    `INSERT INTO organisation_check (organisation_id, kind, number, outcome, note, source, look_up_id, recorded_for,
                                     checked_at, checked_by)
     VALUES ($1, 'registration', $2, $6, $3, '', $4, 'OC-2026-0001', $7, $5)`,
    [organisationId, number, note, await aLookUp(organisationId, 'found'), cora, outcome, at],
  );
}

const moreTime = (organisationId: string, reason = 'Their treasurer is ill'): Promise<void> =>
  house.get(Extending).extend({
    ...{ roundId, organisationId, until: new Date('2027-01-11T12:00:00Z') },
    ...{ cause: 'other', reason, by: cora },
  });

/**
 * For each column that names an organisation, a row of that table about this one. A new table has
 * to be added here: the test names it.
 */
const SEEDS: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  'round_invitation.organisation_id': (organisationId) =>
    house.db.query('INSERT INTO round_invitation VALUES ($1, $2, now(), $3)', [
      roundId,
      organisationId,
      cora,
    ]),
  'agency.organisation_id': (organisationId) =>
    house.db.query(
      `INSERT INTO agency (name, sector, organisation_id) VALUES ('A body of their own', 'voluntary', $1)`,
      [organisationId],
    ),
  'application.organisation_id': (organisationId) =>
    house
      .get(Starting)
      .start({ roundSlug: 'first', organisationId, by: asha, reachedAt: house.clock.now() }),
  'award.organisation_id': anAward,
  'award_transfer.from_organisation_id': (id) => aTransfer('from_organisation_id', id),
  'award_transfer.to_organisation_id': (id) => aTransfer('to_organisation_id', id),
  'bank_details.organisation_id': (id) => anAccount(id, 1, 'replaced'),
  'contact_change.organisation_id': (id) => joined(house, id, asha, 'Ben Mover', 'editor'),
  'contact_invitation.organisation_id': (organisationId) =>
    house.get(Inviting).invite({
      organisationId,
      name: 'Kit',
      email: 'kit@example.org',
      capacity: 'reader',
      by: asha,
    }),
  'deadline_extension.organisation_id': (id) => moreTime(id),
  'gift_offer.organisation_id': (organisationId) =>
    house.db.query(
      `INSERT INTO gift_offer (person_id, what, body, organisation_id, value_pence, offered_on, answer, reason,
                               form_key, recorded_at)
       VALUES ($1, 'Tickets', 'Stitchers', $2, 100, '2026-11-01', 'declined', 'No', gen_random_uuid(), now())`,
      [cora, organisationId],
    ),
  'organisation_check.organisation_id': (id) => aCheck(id, 1),
  'organisation_document.organisation_id': (id) => aDocument(house, id, asha),
  'organisation_flag.organisation_id': (organisationId) =>
    house
      .get(Flagging)
      .raise({ organisationId, kind: 'note', reason: 'Ring after noon', until: null, by: cora }),
  'organisation_identifier.organisation_id': (id) =>
    house.db.query(
      `INSERT INTO organisation_identifier (org_id, organisation_id, given_at) VALUES ('GB-CHC-1092567', $1, now())`,
      [id],
    ),
  'organisation_merge.winner_id': async (id) =>
    merge(id, await aGroup(house, 'Earlier Still', asha)),
  'reasonable_adjustment.organisation_id': (organisationId) =>
    house.get(AdjustmentRecording).record({
      ...{ organisationId, personId: null, kind: 'more-time', asked: 'A week', agreed: 'A week' },
      ...{ formKey: randomUUID(), by: cora },
    }),
  'registered_interest.organisation_id': (organisationId) =>
    house.db.query(
      `INSERT INTO registered_interest (person_id, kind, body, organisation_id, what, since, form_key, registered_at)
       VALUES ($1, 'trusteeship', 'Stitchers', $2, 'Trustee', '2026-11-01', gen_random_uuid(), now())`,
      [cora, organisationId],
    ),
  'register_look_up.organisation_id': (id) => aLookUp(id, 'waiting'),
};

async function anAward(organisationId: string): Promise<void> {
  const fund = await house.get(FundOpening).open(
    {
      name: 'Hyperlocal',
      code: 'hyperlocal',
      funderName: 'A funder',
      restriction: 'Neighbours',
      agreementReference: 'A1',
      startsOn: '2026-01-01',
      spendBy: '2027-12-31',
    },
    cora,
  );
  await house.db.query(
    `INSERT INTO award (application_id, organisation_id, fund_id, amount_pence, conditions, status, reference,
                        decided_at)
     SELECT id, organisation_id, $2, 1000, '', 'offered', reference, now() FROM application
      WHERE organisation_id = $1`,
    [organisationId, fund.id],
  );
}

/** Taken back, between the one that is given and another organisation. */
async function aTransfer(column: string, organisationId: string): Promise<void> {
  const other = await aGroup(house, `Other holder, ${column}`, asha);
  const ends = column.startsWith('from') ? [organisationId, other] : [other, organisationId];
  await house.db.query(
    `INSERT INTO award_transfer (award_id, kind, from_organisation_id, to_organisation_id, status, reason,
                                 proposed_at, proposed_by, settled_at, settled_by, withdrawn_reason)
     SELECT id, 'handed-on', $1, $2, 'withdrawn', 'So', now(), $3, now(), $3, 'Not so' FROM award LIMIT 1`,
    [...ends, cora],
  );
}

describe('a merge', () => {
  it('leaves nothing in any table that names the loser, and loses nothing', async () => {
    const winner = await aGroup(house, 'Stanway Stitchers', asha);
    const loser = await aGroup(house, 'The Stanway Stitchers', await house.person('Lou Loser'));
    const references = await referencesToOrganisations(house.db);
    const names = references.map(({ table, column }) => `${table}.${column}`);
    expect(names.filter((name) => !(name in SEEDS))).toEqual([]);
    for (const name of names) await SEEDS[name]?.(loser);
    const count = async (id: string): Promise<Record<string, number>> => {
      const counted: Record<string, number> = {};
      for (const { table, column } of references) {
        const [row] = await house.db.query<{ count: number }[]>(
          `SELECT count(*)::integer AS count FROM ${table} WHERE ${column} = $1`,
          [id],
        );
        counted[`${table}.${column}`] = row?.count ?? 0;
      }
      return counted;
    };
    const before = await count(loser);
    expect(Object.values(before).every((rows) => rows > 0)).toBe(true);
    const winnersBefore = await count(winner);

    const coordinator = await house.as(cora);
    const path = `/organisations/${winner}/merge/${loser}`;
    expect(readable((await coordinator.get(path)).text)).toContain('applications: 1');
    const answer = await coordinator.submit(path, { reason: 'Their treasurer told us' });
    expect(answer.location).toBe(`/organisations/${winner}`);

    const after = await count(winner);
    for (const name of names) {
      const merges = name === 'organisation_merge.winner_id' ? 1 : 0; // this very merge
      expect([name, after[name]]).toEqual([
        name,
        (before[name] ?? 0) + (winnersBefore[name] ?? 0) + merges,
      ]);
    }
    expect(Object.values(await count(loser)).every((rows) => rows === 0)).toBe(true);
    const [kept] = await house.db.query<{ was: { name: string }; moved: Record<string, number> }[]>(
      'SELECT was, moved FROM organisation_merge WHERE loser_id = $1',
      [loser],
    );
    expect(kept?.was.name).toBe('The Stanway Stitchers');
    expect(kept?.moved).toEqual({ ...before, person_role: 3 });
    expect((await actsOn(house, loser)).at(-1)).toBe('merged-into');
    expect((await actsOn(house, winner)).at(-1)).toBe('merged');
  });

  it('leads from the old page to the new one, for whoever may read that', async () => {
    const lou = await house.person('Lou Once');
    const winner = await aGroup(house, 'New Address', asha);
    const loser = await aGroup(house, 'Old Address', lou);
    await merge(winner, loser);

    expect((await (await house.as(lou)).get(`/organisations/${loser}`)).location).toBe(
      `/organisations/${winner}`,
    );
    const page = await (await house.as(cora)).get(`/organisations/${winner}`);
    expect(readable(page.text)).toContain('Old Address, registered');
    const stranger = await house.person('Stranger Danger');
    await aGroup(house, 'Strangers', stranger);
    expect((await (await house.as(stranger)).get(`/organisations/${loser}`)).status).toBe(404);
    await house.letterbox.waitFor(await emailOf(house, lou), 'was registered twice');
  });

  it('finds every column that could name an organisation tied to it by a key', async () => {
    const loose = await house.db.query<unknown[]>(
      `SELECT table_name, column_name FROM information_schema.columns c
        WHERE table_schema = 'public' AND column_name ~ 'organisation_id$' AND NOT EXISTS (
          SELECT FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY(k.conkey)
           WHERE k.contype = 'f' AND k.confrelid = 'organisation'::regclass
             AND k.conrelid = c.table_name::regclass AND a.attname = c.column_name AND cardinality(k.conkey) = 1)`,
    );
    expect(loose).toEqual([]);
  });

  it('keeps whoever acted for both in the capacity that allows more', async () => {
    const winner = await aGroup(house, 'Both Hats', asha);
    const loser = await aGroup(house, 'Both Hats Too', asha);
    const ada = await joined(house, winner, asha, 'Ada Both', 'reader');
    await joined(house, loser, asha, 'Ada Both', 'editor');
    await merge(winner, loser);
    const rows = await house.db.query<unknown[]>(
      'SELECT capacity FROM person_role WHERE person_id = $1 AND subject_id = $2',
      [ada, winner],
    );
    expect(rows).toEqual([{ capacity: 'editor' }]);
  });

  it('is refused where both applied in one round, or both have live accounts, and leaves all as it was', async () => {
    const winner = await aGroup(house, 'Applied Once', asha);
    const loser = await aGroup(house, 'Applied Twice', asha);
    for (const organisationId of [winner, loser]) {
      await house
        .get(Starting)
        .start({ roundSlug: 'first', organisationId, by: asha, reachedAt: house.clock.now() });
    }
    await anAccount(winner, 1, 'verified');
    await anAccount(loser, 1, 'given');

    await expect(merge(winner, loser)).rejects.toMatchObject({
      refusals: [{ code: 'both-applied' }, { code: 'both-have-accounts' }],
    });
    const answer = await (await house.as(cora)).get(`/organisations/${winner}/merge/${loser}`);
    expect(readable(answer.text)).toContain('Both have an application in “first”');
    expect((await actsOn(house, loser)).at(-1)).toBe('registered');
    expect(roundId).not.toBe('');
  });

  it.each([
    ['the winner’s', ['replaced', 'verified'], ['refused']],
    ['the loser’s', ['refused'], ['replaced', 'verified']],
  ])('leaves %s account the newest', async (whose, ofWinner, ofLoser) => {
    const winner = await aGroup(house, `Accounts of ${whose}`, asha);
    const loser = await aGroup(house, `Accounts of ${whose} too`, asha);
    const add = async (id: string, states: readonly string[]): Promise<void> => {
      for (const [index, status] of states.entries()) {
        await anAccount(id, index + 1, status === 'refused' ? 'replaced' : status);
      }
    };
    await add(winner, ofWinner);
    await add(loser, ofLoser);
    await merge(winner, loser);
    const rows = await house.db.query<{ status: string }[]>(
      'SELECT status FROM bank_details WHERE organisation_id = $1 ORDER BY version DESC',
      [winner],
    );
    expect(rows.map(({ status }) => status)).toEqual(['verified', 'replaced', 'replaced']);
  });

  it('counts the checks of both as they were made, each with the answer that shows it', async () => {
    const winner = await aGroup(house, 'Checked Twice', asha);
    const loser = await aGroup(house, 'Checked Thrice', asha);
    const problem = { note: 'struck off', outcome: 'problem', at: '2026-11-20' };
    await aCheck(winner, 1, { note: 'winner 1', at: '2026-11-02' });
    await aCheck(winner, 2, problem);
    for (const number of [1, 2, 3]) {
      await aCheck(loser, number, { note: `loser ${number}`, at: `2026-11-0${number}` });
    }
    await merge(winner, loser);
    const rows = await house.db.query<{ said: string }[]>(
      `SELECT c.number || ': ' || c.note AS said FROM organisation_check c
         JOIN register_look_up l ON l.id = c.look_up_id AND l.organisation_id = c.organisation_id
        WHERE c.organisation_id = $1 ORDER BY c.number`,
      [winner],
    );
    expect(rows.map(({ said }) => said)).toEqual([
      ...['1: loser 1', '2: loser 2', '3: winner 1', '4: loser 3', '5: struck off'],
    ]);
  });

  it('of two questions to one register lets the winner’s wait, and keeps the other', async () => {
    const winner = await aGroup(house, 'Asking', asha);
    const loser = await aGroup(house, 'Asking Too', asha);
    const waiting = await aLookUp(winner, 'waiting');
    const ended = await aLookUp(loser, 'waiting');
    await merge(winner, loser);
    const rows = await house.db.query<{ id: string; status: string }[]>(
      'SELECT id, status FROM register_look_up WHERE organisation_id = $1',
      [winner],
    );
    expect(new Map(rows.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [waiting, 'waiting'],
        [ended, 'failed'],
      ]),
    );
  });

  it('is refused in words where both have what it knows no rule for', async () => {
    const winner = await aGroup(house, 'One Paper', asha);
    const loser = await aGroup(house, 'One Paper Too', asha);
    await house.db.query(
      `INSERT INTO organisation_document (organisation_id, kind, title, dated_on, file_id, added_at, added_by)
       SELECT $2, kind, title, dated_on, file_id, added_at, added_by FROM organisation_document WHERE id = $1`,
      [await aDocument(house, winner, asha), loser],
    );
    await expect(merge(winner, loser)).rejects.toMatchObject({
      refusals: [
        {
          code: 'both-have-one',
          message: expect.stringContaining('documents in its library') as string,
        },
      ],
    });
    expect((await actsOn(house, loser)).at(-1)).toBe('registered');
  });

  it('keeps with itself the more time that both were given until the same minute', async () => {
    const winner = await aGroup(house, 'More Time', asha);
    const loser = await aGroup(house, 'More Time Too', asha);
    await moreTime(winner, 'Said the winner');
    await moreTime(loser, 'Said the loser');
    await merge(winner, loser);
    const rows = await house.db.query<unknown[]>(
      'SELECT reason FROM deadline_extension WHERE organisation_id = $1',
      [winner],
    );
    expect(rows).toEqual([{ reason: 'Said the winner' }]);
    const [kept] = await house.db.query<{ extensions: unknown }[]>(
      `SELECT was -> 'sameExtensions' AS extensions FROM organisation_merge WHERE loser_id = $1`,
      [loser],
    );
    expect(kept?.extensions).toMatchObject([
      { roundId, until: '2027-01-11T12:00:00.000Z', reason: 'Said the loser', givenBy: cora },
    ]);
  });

  it('of two at once happens once: a into b while b into a, and twice the same', async () => {
    const [a, b] = [await aGroup(house, 'This Way', asha), await aGroup(house, 'That Way', asha)];
    const both = await Promise.allSettled([merge(a, b), merge(b, a)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const left = await house.db.query<unknown[]>('SELECT FROM organisation WHERE id = ANY($1)', [
      [a, b],
    ]);
    expect(left.length).toBe(1);

    const [c, d] = [await aGroup(house, 'Once', asha), await aGroup(house, 'Once More', asha)];
    await Promise.all([merge(c, d), merge(c, d), merge(c, d)]);
    expect((await actsOn(house, c)).filter((act) => act === 'merged')).toEqual(['merged']);
  });

  it('lets an application that is started meanwhile be nobody’s but the winner’s', async () => {
    const [a, b] = [
      await aGroup(house, 'Starters', asha),
      await aGroup(house, 'Starters Two', asha),
    ];
    const start = house
      .get(Starting)
      .start({ roundSlug: 'first', organisationId: b, by: asha, reachedAt: house.clock.now() });
    await Promise.allSettled([start, merge(a, b)]);
    const rows = await house.db.query<unknown[]>(
      'SELECT FROM application p WHERE NOT EXISTS (SELECT FROM organisation o WHERE o.id = p.organisation_id)',
    );
    expect(rows).toEqual([]);
  });

  it('is the coordinator’s alone', async () => {
    const [a, b] = [await aGroup(house, 'Mine', asha), await aGroup(house, 'Mine Too', asha)];
    const lead = await house.as(asha);
    expect((await lead.get(`/organisations/${a}/merge/${b}`)).status).toBe(403);
    expect((await lead.get('/organisations/duplicates')).status).toBe(403);
    expect((await lead.get('/organisations')).status).toBe(403);
  });
});

describe('two records that may be one', () => {
  async function withContact(id: string, email: string): Promise<void> {
    await house.db.query(
      `WITH p AS (INSERT INTO person (name, email, created_at) VALUES ($2, $2, now()) RETURNING id)
       INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at)
       SELECT id, 'contact', $1, 'lead', now() FROM p`,
      [id, email],
    );
  }

  it('are found by name, postcode, number, account and domain, and no others', async () => {
    const named = (name: string, postcode: string): Promise<string> =>
      aGroup(house, name, asha, postcode);
    const one = await named('Xylophone Makers of Wivenhoe', 'CO7 1AA');
    const similar = await named('The Xylophone Makers, Wivenhoe Ltd', 'CO7 2BB');
    const near = await named('Wivenhoe Xylophone Orchestra Lovers', 'CO7 1AA');
    const far = await named('Quilting Elders', 'CO7 1AA');
    const sameAccount = await named('Jam and Cake', 'CO7 5EE');
    const sameDomain = await named('Banjo Friends', 'CO7 6FF');
    const freeMail = await named('Harp Circle', 'CO7 7GG');
    await house.db.query('UPDATE bank_details SET fingerprint = id::text');
    const shared = [await anAccount(one, 1, 'given'), await anAccount(sameAccount, 1, 'verified')];
    await house.db.query(`UPDATE bank_details SET fingerprint = 'one' WHERE id = ANY($1)`, [
      shared,
    ]);
    await withContact(one, 'a@xylophones.test');
    await withContact(sameDomain, 'b@xylophones.test');
    await withContact(one, 'a@gmail.com');
    await withContact(freeMail, 'b@gmail.com');
    const register = (name: string, legalForm: 'cic' | 'cio', typed: object): Promise<string> =>
      house.get(Registration).register(
        {
          name,
          legalForm,
          charityNumber: '',
          companyNumber: '',
          postcode: 'CO7 8HH',
          purpose: 'Music',
          ...typed,
        },
        asha,
      );
    const asCompany = await register('Oboe', 'cic', { companyNumber: '01092999' });
    const asCharity = await register('Flute', 'cio', { charityNumber: '1092999' });

    const ofOne = await house.get(Duplicates).of(one);
    expect(new Map(ofOne.map(({ other, reasons }) => [other.id, reasons]))).toEqual(
      new Map([
        [similar, ['name']],
        [near, ['postcode']],
        [sameAccount, ['account']],
        [sameDomain, ['domain']],
      ]),
    );
    expect(ofOne.some(({ other }) => other.id === far || other.id === freeMail)).toBe(false);
    expect(await house.get(Duplicates).of(asCompany)).toMatchObject([
      { other: { id: asCharity }, reasons: ['number'] },
    ]);
    const page = await (await house.as(cora)).get('/organisations/duplicates');
    expect(readable(page.text)).toContain('The same number with a register');
  });
});
