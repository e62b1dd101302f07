import { openHouse, type House } from '../../support/house.js';
import { hiddenFieldsOf, readable, type Visitor } from '../../support/visitor.js';
import {
  aBid,
  aMeeting,
  aPanel,
  declare,
  score,
  type ABid,
  type APanel,
} from '../panels/a-panel.js';
import { countQueries } from '../reporting/counted-queries.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

interface Scene {
  readonly panel: APanel;
  readonly lunch: ABid;
  readonly bus: ABid;
  readonly meetingId: string;
  readonly chair: Visitor;
  readonly member: Visitor;
}

/**
 * Two bids, the lunch club's before the bus's: £4,000 and £3,000, of which the bus itself is £2,000. The first fund has
 * £5,000 and pays for no vehicles, the second has £4,000.
 */
async function scene(): Promise<Scene> {
  const panel = await aPanel(house, {
    ...{ quorumAgencies: 4, fundPence: 500_000n, secondFundPence: 400_000n },
  });
  await house.db.query(`UPDATE fund SET excluded_costs = '{vehicles}' WHERE id = $1`, [
    panel.fundId,
  ]);
  const [chair = '', , member = ''] = panel.members;
  const lunch = await aBid(house, panel, { organisationName: 'Lunch', requestedPence: 400_000n });
  const bus = await aBid(house, panel, { organisationName: 'Bus', requestedPence: 300_000n });
  await house.db.query(`UPDATE application SET answers = answers || $2 WHERE id = $1`, [
    bus.applicationId,
    { [await budgetQuestion()]: BUDGET },
  ]);
  await score(house, panel, lunch, chair, 5, 0n);
  await score(house, panel, bus, chair, 3, 0n);
  const meetingId = await aMeeting(house, panel);
  const [asChair, asMember] = await Promise.all([house.as(chair), house.as(member)]);
  return { panel, lunch, bus, meetingId, chair: asChair, member: asMember };
}

const BUDGET = {
  lines: [
    { what: 'A bus', costKind: 'vehicles', cost: '200000', asked: '200000' },
    { what: 'Its driver', costKind: 'sessions', cost: '150000', asked: '100000' },
  ],
  match: [{ source: 'The parish', amount: '50000', isConfirmed: true }],
};

/** The name of the question in the form that rounds open with. */
async function budgetQuestion(): Promise<string> {
  const [row] = await house.db.query<{ name: string }[]>(
    `SELECT q.question ->> 'name' AS name FROM round_form f CROSS JOIN LATERAL
            jsonb_path_query(f.definition, '$.sections[*].questions[*] ? (@.kind == "budget")') AS q (question) LIMIT 1`,
  );
  return row?.name ?? '';
}

const share = (bid: ABid, fundId: string): string => `share-${bid.applicationId}-${fundId}`;

async function linesOn(visitor: Visitor, meetingId: string): Promise<string> {
  const { text } = await visitor.get(`/meetings/${meetingId}`);
  return readable(text.split('id="money-line"')[1] ?? '');
}

/** What the button sends when nothing was typed. */
async function seen(visitor: Visitor, meetingId: string): Promise<Record<string, string>> {
  const path = `/meetings/${meetingId}/proposals`;
  return hiddenFieldsOf((await visitor.get(path)).text, path);
}

it('takes the part that an agreement excludes from another fund, and says what each may pay', async () => {
  const { meetingId, member, chair, bus } = await scene();

  const line = await linesOn(member, meetingId);

  // The bus is £3,000: the second fund could pay all of it and does; the first has only £1,000 left.
  expect(line).toContain('1 Lunch £4,000 – £4,000 £1,000 £4,000');
  expect(line).toContain('2 Bus £3,000 – £7,000 £1,000 £1,000');
  expect(line).toContain('The money reaches all bids on the agenda.');
  const form = (await chair.get(`/meetings/${meetingId}`)).text;
  expect(readable(form)).toContain('£1,000 at most');
  const decide = readable(
    (await chair.get(`/meetings/${meetingId}/decisions/${bus.applicationId}`)).text,
  );
  expect(decide).toMatch(/Lottery \d+ £1,000 its agreement excludes Vehicles \(£2,000\)/);
});

it('moves the line for everybody when amounts are proposed, and is no decision', async () => {
  const at = await scene();
  const path = `/meetings/${at.meetingId}/proposals`;

  const sent = await at.chair.submit(path, {
    [share(at.lunch, at.panel.fundId)]: '1,000',
    [share(at.lunch, at.panel.secondFundId)]: '1,500.50',
  });

  expect(sent.location).toBe(`/meetings/${at.meetingId}#money-line`);
  const line = await linesOn(at.member, at.meetingId);
  expect(line).toContain('1 Lunch £4,000 £2,500.50 proposed £2,500.50 £4,000 £2,499.50');
  // The bus can no longer come from the second fund alone: its driver does from the first.
  expect(line).toContain('2 Bus £3,000 – £5,500.50 £3,000 £499.50');
  expect(line).toMatch(/End Lottery \d+ ends here: £2,499.50 left, £3,000 wanted from it/);
  expect(line).toContain('All £7,000 £0 £5,000 now £4,000 now');
  const [row] = await house.db.query<{ status: string }[]>(
    'SELECT status FROM application WHERE id = $1',
    [at.lunch.applicationId],
  );
  expect(row?.status).toBe('submitted');
  const form = (await at.chair.get(`/meetings/${at.meetingId}/decisions/${at.lunch.applicationId}`))
    .text;
  expect(form).toMatch(/value="several"[^>]*checked/);
  expect(form).toContain('value="1500.50"');
});

it('takes it back when the inputs are emptied, and proposes nothing with a nought', async () => {
  const at = await scene();
  const path = `/meetings/${at.meetingId}/proposals`;
  const field = share(at.lunch, at.panel.fundId);

  await at.chair.submit(path, { [field]: '0' });
  expect(await linesOn(at.member, at.meetingId)).toContain('1 Lunch £4,000 £0 proposed £0');
  await at.chair.submit(path, { [field]: '' });
  expect(await linesOn(at.member, at.meetingId)).toContain('1 Lunch £4,000 – £4,000');

  const kept = await house.db.query<{ version: number }[]>(
    'SELECT version FROM proposal WHERE meeting_id = $1 ORDER BY version',
    [at.meetingId],
  );
  expect(kept).toEqual([{ version: 1 }, { version: 2 }]);
});

it('names each sum that can’t be, at its input, keeps what was typed and stores nothing', async () => {
  const at = await scene();
  const { fundId, secondFundId } = at.panel;

  const refused = await at.chair.submit(`/meetings/${at.meetingId}/proposals`, {
    [share(at.lunch, fundId)]: '4,000.01',
    [share(at.bus, fundId)]: '1,500',
    [share(at.bus, secondFundId)]: '100',
  });
  const unread = await at.chair.submit(`/meetings/${at.meetingId}/proposals`, {
    [share(at.bus, fundId)]: 'a lot',
  });

  expect(refused.status).toBe(422);
  const words = readable(refused.text);
  expect(words).toContain('Lunch: they ask for £4,000');
  expect(words).toMatch(
    /Bus: Lottery \d+ can pay £1,000 of this bid at most: its agreement excludes Vehicles/,
  );
  expect(refused.text).toContain(`href="#${share(at.lunch, fundId)}"`);
  expect(refused.text).toContain(`href="#${share(at.bus, fundId)}"`);
  expect(refused.text).toContain('value="4,000.01"');
  expect(unread.status).toBe(422);
  expect(unread.text).toContain(`href="#${share(at.bus, fundId)}"`);
  expect(unread.text).toContain('value="a lot"');
  expect(
    await house.db.query('SELECT FROM proposal WHERE meeting_id = $1', [at.meetingId]),
  ).toEqual([]);
});

describe('two at once', () => {
  it('keeps the first, shows the second both, and takes the second’s when they send it again', async () => {
    const at = await scene();
    const path = `/meetings/${at.meetingId}/proposals`;
    const coordinator = await house.as(at.panel.coordinator);
    const field = share(at.lunch, at.panel.fundId);
    const old = await seen(coordinator, at.meetingId);
    await at.chair.submit(path, { [field]: '2,000' });

    const late = await coordinator.post(path, { ...old, [field]: '3,000' });

    expect(late.status).toBe(422);
    expect(readable(late.text)).toMatch(
      /Lunch: Essex County Council chair \d+ has proposed £2,000 meanwhile/,
    );
    expect(late.text).toContain('value="3,000"');
    const again = { ...hiddenFieldsOf(late.text, path), [field]: '3,000' };
    expect((await coordinator.post(path, again)).status).toBe(303);
    expect(await linesOn(at.member, at.meetingId)).toContain('£3,000 proposed');
  });

  it('lets two propose for two bids without minding each other', async () => {
    const at = await scene();
    const path = `/meetings/${at.meetingId}/proposals`;
    const coordinator = await house.as(at.panel.coordinator);
    const [mine, theirs] = [
      await seen(at.chair, at.meetingId),
      await seen(coordinator, at.meetingId),
    ];

    const answers = await Promise.all([
      at.chair.post(path, { ...mine, [share(at.lunch, at.panel.fundId)]: '2,000' }),
      coordinator.post(path, { ...theirs, [share(at.bus, at.panel.secondFundId)]: '1,000' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const line = await linesOn(at.member, at.meetingId);
    expect(line).toContain('£2,000 proposed');
    expect(line).toContain('£1,000 proposed');
  });

  it('takes the same ten times once', async () => {
    const at = await scene();
    const path = `/meetings/${at.meetingId}/proposals`;
    const typed = {
      ...(await seen(at.chair, at.meetingId)),
      [share(at.lunch, at.panel.fundId)]: '9',
    };

    const answers = await Promise.all(Array.from({ length: 10 }, () => at.chair.post(path, typed)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    const kept = await house.db.query<unknown[]>('SELECT FROM proposal WHERE meeting_id = $1', [
      at.meetingId,
    ]);
    expect(kept).toHaveLength(1);
  });
});

it('is for who runs the meeting, and never for a bid that is shut to them', async () => {
  const at = await scene();
  const [, vice = ''] = at.panel.members;
  const path = `/meetings/${at.meetingId}/proposals`;
  expect((await at.member.get(path)).status).toBe(404);
  await at.chair.submit(path, { [share(at.bus, at.panel.secondFundId)]: '1,234' });
  await declare(house, at.bus, vice, 'pecuniary');
  const viceChair = await house.as(vice);

  const { text } = await viceChair.get(`/meetings/${at.meetingId}`);
  const sent = await viceChair.submit(path, {
    [`seen-${at.bus.applicationId}`]: '1',
    [share(at.bus, at.panel.secondFundId)]: '1',
  });

  expect(text).not.toContain(at.bus.applicationId);
  expect(text).not.toContain('1,234');
  expect(readable(text)).toContain('2 You have left');
  expect(sent.status).toBe(303);
  expect(await linesOn(at.member, at.meetingId)).toContain('£1,234 proposed');
});

it('says nothing of what a bid that is shut to the reader was given', async () => {
  const at = await scene();
  const [, , , other = ''] = at.panel.members;
  await declare(house, at.bus, other, 'pecuniary');
  const conflicted = await house.as(other);
  const before = await linesOn(conflicted, at.meetingId);

  const decided = await at.chair.submit(
    `/meetings/${at.meetingId}/decisions/${at.bus.applicationId}`,
    { outcome: 'awarded', fund: at.panel.secondFundId, amount: '3,000', reasons: 'It goes round' },
  );

  expect(decided.status).toBe(303);
  expect(await linesOn(at.member, at.meetingId)).toContain(
    'All £7,000 £3,000 £5,000 now £1,000 now',
  );
  expect(await linesOn(conflicted, at.meetingId)).toBe(before);
});

it('refuses a decision whose part a fund may not pay, at that part', async () => {
  const at = await scene();
  const path = `/meetings/${at.meetingId}/decisions/${at.bus.applicationId}`;
  const words = { outcome: 'awarded', reasons: 'It goes round', revisedBudget: 'Less' };

  const alone = await at.chair.submit(path, {
    ...words,
    fund: at.panel.fundId,
    amount: '1,000.01',
  });
  const split = await at.chair.submit(path, {
    ...{ ...words, fund: 'several', [`share-${at.panel.fundId}`]: '1,001' },
    [`share-${at.panel.secondFundId}`]: '1,999',
  });
  const right = await at.chair.submit(path, {
    ...{ ...words, fund: 'several', [`share-${at.panel.fundId}`]: '1,000' },
    [`share-${at.panel.secondFundId}`]: '2,000',
  });

  expect(alone.status).toBe(422);
  expect(readable(alone.text)).toMatch(/Lottery \d+ can pay £1,000 of this bid at most/);
  expect(alone.text).toContain('href="#amount"');
  expect(split.status).toBe(422);
  expect(split.text).toContain(`href="#share-${at.panel.fundId}"`);
  expect(right.status).toBe(303);
});

it('offers the split by line where no fund may pay for all of it', async () => {
  const at = await scene();
  await house.db.query(`UPDATE fund SET excluded_costs = '{sessions}' WHERE id = $1`, [
    at.panel.secondFundId,
  ]);

  const { text } = await at.chair.get(
    `/meetings/${at.meetingId}/decisions/${at.bus.applicationId}`,
  );

  expect(readable(text)).toMatch(
    /can come from these funds: £1,000 for Sessional workers from Lottery \d+; £2,000 for Vehicles from Lottery \d+\./,
  );
  expect(text).toMatch(/value="several"[^>]*checked/);
  expect(text).toContain('value="1000.00"');
  expect(text).toContain('value="2000.00"');
});

it('asks the database as often for three bids as for one', async () => {
  const at = await scene();
  const count = (): Promise<number> =>
    countQueries(house.db, async () => {
      expect((await at.chair.get(`/meetings/${at.meetingId}/proposals`)).status).toBe(200);
    });
  const two = await count();
  for (const organisationName of ['Tea', 'Cake']) {
    const bid = await aBid(house, at.panel, { organisationName });
    await at.chair.submit(`/meetings/${at.meetingId}/proposals`, {
      [share(bid, at.panel.fundId)]: '10',
    });
  }

  expect(await count()).toBe(two);
});
