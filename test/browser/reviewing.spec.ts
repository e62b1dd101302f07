import type { Browser, BrowserContextOptions } from 'playwright-core';
import { Returns } from '../../src/monitoring/returns.queries.js';
import { untilQuiet } from '../integration/correspondence/quiet.js';
import { aPaidAward, keepers } from '../integration/monitoring/a-paid-award.js';
import { sendReturn, submitReturn } from '../integration/monitoring/a-return.js';
import { seat } from '../integration/payments/a-seat.js';
import type { Fields } from '../support/visitor.js';
import { launchBrowser } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import type { Look } from './page-hand.js';
import { lookingForWidth, lookingWithAxe, PHONE, walkersOf, type Met } from './walkers.js';

let browser: Browser;
let house: House;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);
afterEach(() => house.close());

describe('a member reads a return, a coordinator judges it and closes the grant', () => {
  it('with nothing for axe to find', async () => {
    const { faults } = await walk({ bypassCSP: true }, lookingWithAxe());

    expect([...faults]).toEqual([]);
  }, 300_000);

  it('on a phone without JavaScript', async () => {
    const { faults } = await walk(PHONE, lookingForWidth());

    expect([...faults]).toEqual([]);
  }, 300_000);
});

async function walk(
  context: BrowserContextOptions,
  looking: Met & { readonly look: Look },
): Promise<Met> {
  const terms = { amountPence: 400_000n, instalments: 1, returnMonths: [6] };
  const award = await aPaidAward(house, terms);
  const memberId = await seat(house, award.panelId, 'Mo Member');
  const coraId = await house.person('Cora Coordinator', 'coordinator');
  const [kitId] = await keepers(house);
  const [owed] = await house.get(Returns).ofAward(award.awardId);
  const id = owed?.id ?? '';
  const walkers = walkersOf(house, browser, { context }, looking.look);
  const here = `/awards/${award.awardId}`;
  const on = (name: string, day: string): Fields => {
    const [year = '', month = '', date = ''] = day.split('-');
    return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
  };

  const contact = await walkers.handFor(award.contact);
  await contact.send(`/returns/${id}/due-date`, {
    ...on('dueOn', '2027-07-01'),
    reason: 'Our treasurer is ill',
  });
  const cora = await walkers.handFor(coraId);
  await cora.send(`/returns/${id}/due-date/answer`, { agreed: 'yes', reason: 'Get well' });
  const whose = { returnId: id, by: award.contact };
  await sendReturn(house, whose, { spent: '3,800', why: 'Thread was cheaper' });
  await untilQuiet(house);

  const member = await walkers.handFor(memberId);
  expect(await member.read('/returns')).toContain('1 new for you');
  expect(await member.read(`/returns/${id}`)).toContain('This return as a PDF');
  await member.send(`/returns/${id}/comments`, { text: 'Two machines for thirty people?' });
  await member.send(`/returns/${id}/reading`, {});
  await member.send('/returns-by-email', { how: '1' });

  await cora.read('/returns');
  await cora.send(`/returns/${id}/questions`, {
    ...on('dueOn', '2026-12-04'),
    'ask-story': 'Who uses the machines?',
  });
  expect(await contact.read(`/returns/${id}`)).toContain('Who uses the machines?');
  await contact.send(`/returns/${id}/sections/3`, { story: 'Two machines, thirty people.' });
  await submitReturn(house, whose);
  await cora.send(`/returns/${id}/acceptance`, { admitted: '3700', note: 'Thank you' });
  await cora.read(`/returns/${id}`);
  await cora.read(`/returns/${id}/waiver`);
  await cora.read(`/returns/${id}/taking-back`);

  await cora.send(`${here}/notes/new`, {
    ...{ ...on('heldOn', '2026-11-20'), ...on('dueOn', '2026-12-01') },
    ...{ kind: 'visit', who: 'Cora and Sam', seen: 'Twelve people sewing', isShared: 'yes' },
    ...{ followUp: 'Send the policy', owner: kitId },
  });
  expect(await contact.read(`${here}/notes`)).toContain('Twelve people sewing');

  await cora.send(`${here}/clawbacks/new`, {
    ...{ ...on('firstOn', '2027-01-15'), cause: 'misspent', amount: '300', count: '2' },
    reason: 'A party',
  });
  const [clawback] = await house.db.query<{ id: string }[]>('SELECT id FROM clawback');
  const asked = `/clawbacks/${clawback?.id}`;
  const kit = await walkers.handFor(kitId);
  await kit.send(`${asked}/decision`, {});
  await contact.read(`${here}/clawbacks`);
  await contact.read(asked);
  await cora.read(`${here}/closure`);
  await cora.send(`${asked}/write-off`, { reason: 'They have dissolved' });
  await kit.send(`${asked}/write-off/confirmation`, {});
  await cora.send(`${here}/closure`, { lessons: 'Begin in spring' });
  expect(await kit.read(`${here}/closure`)).toContain('The grant is complete');
  await kit.send(`${here}/reopening`, { reason: 'A receipt was found' });
  await walkers.close();
  return looking;
}
