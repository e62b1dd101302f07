import { readFileSync } from 'node:fs';
import { EarlierAwardsImport } from '../../../../src/awards/earlier-awards/earlier-awards-import.service.js';
import { AuditChain } from '../../../../src/platform/audit/audit-chain.queries.js';
import { openHouse, type House } from '../../../support/house.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

beforeEach(() => house.db.query('TRUNCATE earlier_award'));

afterAll(() => house.close());

function importing(...grants: unknown[]) {
  return house.get(EarlierAwardsImport).import(JSON.stringify({ grants }));
}

function aGrant(id: string, more: object = {}) {
  return {
    id,
    title: 'Grant to Monkwick Carers',
    description: 'Respite mornings',
    currency: 'GBP',
    amountAwarded: 4250.5,
    awardDate: '2026-03-31',
    recipientOrganization: [{ id: 'GB-CHC-1169247', name: 'Monkwick Carers' }],
    fundingOrganization: [{ id: 'GB-CHC-1052061', name: 'A Community Foundation' }],
    grantProgramme: [{ title: 'Winter' }],
    ...more,
  };
}

/** The register's rows, as text: what is not listed here is not there. */
function stored(columns = 'identifier'): Promise<Record<string, string>[]> {
  return house.db.query<Record<string, string>[]>(
    `SELECT ${columns} FROM earlier_award ORDER BY identifier`,
  );
}

async function lastImport(): Promise<unknown> {
  const [act] = await house.db.query<object[]>(
    `SELECT act, person_id, detail FROM audit_event
      WHERE subject = 'register/earlier-awards' ORDER BY place DESC LIMIT 1`,
  );
  return act;
}

describe('importing grants', () => {
  it('keeps what the funder published, to the penny, and says so on the record', async () => {
    expect(await importing(aGrant('360G-1'))).toEqual({ added: 1, known: 0, refused: [] });

    expect(
      await stored(`identifier, title, description, amount_pence, awarded_on::text, recipient_name,
        recipient_identifier, funder_name, funder_identifier, programme`),
    ).toEqual([
      {
        identifier: '360G-1',
        title: 'Grant to Monkwick Carers',
        description: 'Respite mornings',
        amount_pence: '425050',
        awarded_on: '2026-03-31',
        recipient_name: 'Monkwick Carers',
        recipient_identifier: 'GB-CHC-1169247',
        funder_name: 'A Community Foundation',
        funder_identifier: 'GB-CHC-1052061',
        programme: 'Winter',
      },
    ]);
    expect(await lastImport()).toEqual({
      act: 'imported',
      person_id: null,
      detail: { added: 1, known: 0, refused: 0 },
    });
  });

  it('takes the good rows and names the others', async () => {
    const { added, refused } = await importing(
      aGrant('360G-1'),
      aGrant('360G-2', { amountAwarded: 0.005 }),
      aGrant('360G-3', { awardDate: '2026-02-30' }),
      aGrant('360G-4'),
    );

    expect(added).toBe(2);
    expect(refused.map(({ row, identifier }) => [row, identifier])).toEqual([
      [2, '360G-2'],
      [3, '360G-3'],
    ]);
    expect(await stored()).toEqual([{ identifier: '360G-1' }, { identifier: '360G-4' }]);
  });

  it('leaves a grant it has as it was, and adds only the new of a longer file', async () => {
    await importing(aGrant('360G-1'));

    const second = await importing(aGrant('360G-1', { title: 'Another title' }), aGrant('360G-2'));

    expect(second).toEqual({ added: 1, known: 1, refused: [] });
    expect(await stored('identifier, title')).toEqual([
      { identifier: '360G-1', title: 'Grant to Monkwick Carers' },
      { identifier: '360G-2', title: 'Grant to Monkwick Carers' },
    ]);
  });

  it('adds each grant once when two import it at the same moment, in whatever order', async () => {
    const grants = Array.from({ length: 300 }, (_, at) => aGrant(`360G-${at}`));

    const both = await Promise.all([importing(...grants), importing(...grants.toReversed())]);

    expect(both[0].added + both[1].added).toBe(300);
    expect(both[0].known + both[1].known).toBe(300);
    expect(await stored()).toHaveLength(300);
    expect(await house.get(AuditChain).broken()).toEqual([]);
  });

  it.each([
    ['it is not JSON at all', 'Transaction Date,Amount'],
    ['it has no list of “grants”', '{"awards": []}'],
    ['The file has no grants in it', '{"grants": []}'],
  ])('refuses the whole file with one sentence when %s', async (why, text) => {
    const before = await lastImport();

    await expect(house.get(EarlierAwardsImport).import(text)).rejects.toThrow(why);

    expect(await stored()).toEqual([]);
    expect(await lastImport()).toEqual(before);
  });
});

describeWithSharedData('importing grants that others published', () => {
  const importFile = (name: string) =>
    house
      .get(EarlierAwardsImport)
      .import(readFileSync(sharedData(`360giving/examples/${name}`), 'utf8'));

  it('takes the fourteen around Colchester and the 783 of a national funder, once', async () => {
    const fourteen = 'colchester-essexcf-covid-grants.360giving.json';

    expect(await importFile(fourteen)).toEqual({ added: 14, known: 0, refused: [] });
    expect(await importFile('abct-783-grants.json')).toEqual({ added: 783, known: 0, refused: [] });
    expect(await importFile(fourteen)).toEqual({ added: 0, known: 14, refused: [] });

    const [register] = await house.db.query<object[]>(
      'SELECT count(*)::integer AS count, sum(amount_pence) AS sum FROM earlier_award',
    );
    expect(register).toEqual({ count: 797, sum: '1291838500' }); // £132,760 and £12,785,625
  });

  it('shows them in the public register', async () => {
    await importFile('colchester-essexcf-covid-grants.360giving.json');

    const { text } = await house.visitor().get('/awards?search=Home-Start');

    expect(text).toContain('Grant to Home-Start Colchester');
    expect(text).toContain('£4,250');
  });
});
