import type { ServerResponse } from 'node:http';
import { LookUpsQueries } from '../../../src/organisations/look-ups/look-ups.queries.js';
import { LookUps } from '../../../src/organisations/look-ups/look-ups.service.js';
import { Registration } from '../../../src/organisations/registration/registration.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { settled } from '../hardening/tables.js';
import { openStandIn, say, type StandInRegister } from './stand-in-register.js';

let standIn: StandInRegister;
let house: House;
let coordinator: string;
let made = 0;

beforeAll(async () => {
  standIn = await openStandIn();
  const door = { url: standIn.url, key: 'the-key' };
  house = await openHouse({
    startsAt: '2026-11-23T10:00:00Z',
    registers: { charityCommission: door, companiesHouse: door, patienceMs: 400 },
  });
  coordinator = await house.person('Priya Coordinator', 'coordinator');
}, 60_000);

afterAll(async () => {
  await house.close();
  await standIn.close();
});

async function anOrganisation(): Promise<string> {
  made += 1;
  return house.get(Registration).register(
    {
      name: `Stanway Stitchers ${made}`,
      legalForm: 'registered-charity',
      charityNumber: (9_000_000 + made).toString(),
      companyNumber: made.toString().padStart(8, '0'),
      postcode: 'CO1 1JB',
      purpose: 'Sewing',
    },
    await house.person('Asha Stitcher'),
  );
}

type AskedOf = 'charity-commission' | 'companies-house';

/** Asks by the page, lets the job be done, and says what the page then shows. */
async function lookedUp(register: AskedOf, answer: StandInRegister['answer']): Promise<string> {
  standIn.answer = answer;
  const id = await anOrganisation();
  const visitor = await house.as(coordinator);
  const sent = await visitor.submit(`/organisations/${id}/look-ups`, { register });
  expect(sent.status).toBe(303);
  await settled(house);
  return (await visitor.get(`/organisations/${id}/look-ups`)).text;
}

const charity = {
  charity_name: 'STITCHERS <script>alert(1)</script>',
  reg_status: 'R',
  latest_income: 31250,
  latest_acc_fin_year_end_date: '2026-03-31T00:00:00',
  reporting_status: 'Submission Overdue',
  trustee_names: [{}, {}, {}],
};

it('shows what the register says, escaped and dated, and asks it by its own address and key', async () => {
  const page = await lookedUp('charity-commission', (_, response) => {
    say(response, 200, charity);
  });

  expect(page).not.toContain('<script>alert');
  const words = readable(page);
  expect(words).toContain('STITCHERS &lt;script&gt;alert(1)&lt;/script&gt;: Registered.');
  expect(words).toContain('Income £31,250 in the year to 31 March 2026. 3 trustees or officers.');
  expect(words).toContain('Its accounts or returns are overdue.');
  expect(standIn.asked.at(-1)).toMatchObject({
    path: expect.stringMatching(/^\/allcharitydetailsV2\/9\d{6}\/0$/) as string,
    headers: { 'ocp-apim-subscription-key': 'the-key' },
  });
});

it('asks Companies House for the company and its officers, and does without the second', async () => {
  const answers = (officers: number) => (path: string, response: ServerResponse) => {
    if (path.includes('/officers')) say(response, officers, { active_count: 4 });
    else say(response, 200, { company_name: 'STITCHERS CIC', company_status: 'active' });
  };

  expect(readable(await lookedUp('companies-house', answers(200)))).toContain(
    'STITCHERS CIC: active. 4 trustees or officers.',
  );
  expect(standIn.asked.at(-1)?.headers.authorization).toBe(
    `Basic ${Buffer.from('the-key:').toString('base64')}`,
  );
  expect(readable(await lookedUp('companies-house', answers(500)))).toContain(
    'STITCHERS CIC: active.',
  );
});

describe('an answer that is none is a plain sentence', () => {
  const who = 'The Charity Commission for England and Wales';
  it.each<[string, StandInRegister['answer'], string]>([
    [
      '404',
      (_, r) => {
        say(r, 404);
      },
      'It has no entry under 9',
    ],
    [
      '401',
      (_, r) => {
        say(r, 401);
      },
      `${who} does not know our key`,
    ],
    [
      '429',
      (_, r) => {
        say(r, 429);
      },
      `${who} has been asked too often`,
    ],
    [
      '500',
      (_, r) => {
        say(r, 500);
      },
      `${who} has a problem of its own (it answered 500)`,
    ],
    [
      'nothing',
      (_, r) => {
        r.end();
      },
      `${who} gave an answer that can’t be read`,
    ],
    [
      'no JSON',
      (_, r) => {
        r.end('<html>');
      },
      `${who} gave an answer that can’t be read`,
    ],
    [
      'other JSON',
      (_, r) => {
        say(r, 200, [null]);
      },
      `${who} gave an answer that can’t be read`,
    ],
    [
      'a flood',
      (_, r) => {
        r.end(`"${'x'.repeat(2_000_000)}"`);
      },
      `${who} gave an answer that can’t`,
    ],
    ['silence', () => undefined, `${who} took longer than 1 seconds to answer`],
    ['half an answer', (_, r) => void r.write('{"charity'), `${who} took longer than 1 seconds`],
    ['a slammed door', (_, r) => void r.destroy(), `${who} could not be reached`],
    [
      'elsewhere',
      (_, r) => void r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      `${who} could not be reached`,
    ],
  ])('%s', async (_, answer, sentence) => {
    expect(readable(await lookedUp('charity-commission', answer))).toContain(sentence);
  });
});

it('is one question of many clicks, and one answer of a job that comes twice', async () => {
  standIn.answer = (_, response) => {
    say(response, 200, charity);
  };
  const id = await anOrganisation();
  const before = standIn.asked.length;
  const ask = { organisationId: id, register: 'charity-commission', by: coordinator } as const;

  await Promise.all(Array.from({ length: 12 }, () => house.get(LookUps).ask(ask)));
  await settled(house);
  const [answered, ...others] = await house.get(LookUpsQueries).ofOrganisation(id);

  expect(others).toEqual([]);
  expect(standIn.asked.length - before).toBe(1);
  await house.get(LookUps).answer(answered?.id ?? '');
  expect(standIn.asked.length - before).toBe(1);
  const acts = await house.db.query<{ act: string }[]>(
    `SELECT act FROM audit_event WHERE subject = $1 AND act LIKE 'register-%' ORDER BY place`,
    [`organisation/${id}`],
  );
  expect(acts.map(({ act }) => act)).toEqual(['register-asked', 'register-answered']);
});

it('is off without a key, says what to do instead, and asks nobody', async () => {
  const plain = await openHouse();
  try {
    const id = await plain.get(Registration).register(
      {
        name: 'Stanway Stitchers',
        legalForm: 'registered-charity',
        charityNumber: '9000001',
        companyNumber: '',
        postcode: 'CO1 1JB',
        purpose: 'Sewing',
      },
      await plain.person('Asha Stitcher'),
    );
    const visitor = await plain.as(await plain.person('Priya Coordinator', 'coordinator'));
    const path = `/organisations/${id}/look-ups`;

    expect(readable((await visitor.get(path)).text)).toContain(
      'Almoner has no key to ask Charity Commission for England and Wales. Look there by hand',
    );
    await expect(
      plain.get(LookUps).ask({
        ...{ organisationId: id, register: 'charity-commission' },
        by: await plain.person('Priya Coordinator'),
      }),
    ).rejects.toMatchObject({ refusals: [{ code: 'register-off' }] });
  } finally {
    await plain.close();
  }
});
