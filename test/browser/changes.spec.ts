import type { Browser, BrowserContextOptions } from 'playwright-core';
import { aChair, anAgreedAward, limitsFor } from '../integration/awards/a-changed-award.js';
import { aGroup } from '../integration/organisations/people.js';
import { act, idIn, typedDate } from '../stories/hand.js';
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

/** A grant is varied, held, handed on and ended; somebody complains. */
async function walk(
  context: BrowserContextOptions,
  looking: Met & { readonly look: Look },
): Promise<Met> {
  const award = await anAgreedAward(house);
  const here = `/awards/${award.awardId}`;
  const [cora, ade] = [
    await house.person('Cora Coordinator', 'coordinator'),
    await house.person('Ade Balogun', 'trustee-administrator'),
  ];
  await aChair(house, award, 'Chris Chair');
  await limitsFor(house, award);
  const walkers = walkersOf(house, browser, { context }, looking.look);
  const { handFor } = walkers;

  const contact = await handFor(award.contact);
  await contact.read(`${here}/variations/new`);
  for (const kind of ['dates', 'purpose', 'name', 'reduction']) {
    await contact.read(`${here}/variations/new/${kind}`);
  }
  const wrong = await contact.send(`${here}/variations/new/budget`, {
    ...{ 'pounds-1': '3,400', reason: 'The hall is dearer' },
  });
  expect(wrong.refusals).toEqual([
    'The lines come to £5,200.01: they must come to the grant, £4,800.01',
  ]);
  const asked = await act(contact, `${here}/variations/new/budget`, {
    ...{ 'pounds-1': '3,400', 'pounds-2': '1,400.01', reason: 'The hall is dearer' },
  });
  await act(contact, `${here}/variations/new/purpose`, {
    ...{ purpose: 'Warm suppers on Thursdays', reason: 'The hall is taken on Tuesdays' },
  });
  await act(contact, `${here}/variations/2/withdrawal`);

  const coordinator = await handFor(cora);
  await coordinator.read('/home');
  await coordinator.read(`/panels/${award.panelId}/variation-limits`);
  await act(coordinator, `${asked}/decision`, { verdict: 'approved' });
  await act(coordinator, `${here}/hold`, { reason: 'We wait for the accounts' });
  expect(await contact.read(`${here}/changes`)).toContain('We wait for the accounts');
  await act(coordinator, `${here}/hold/lifting`);

  const taker = await house.person('Nia Newholder');
  const organisation = await aGroup(house, 'Lexden Menders', taker);
  await act(coordinator, `${here}/transfer`, {
    ...{ kind: 'handed-on', organisation, reason: 'Their resolution of May' },
  });
  const [transfer] = await house.db.query<{ id: string }[]>('SELECT id FROM award_transfer');
  await coordinator.read(`${here}/transfer/withdrawal`);
  const newcomer = await handFor(taker);
  await act(newcomer, `/transfers/${transfer?.id ?? ''}/signature`, {
    ...{ signatoryPosition: 'Chair', accepts: 'yes' },
  });

  const appeal = await act(contact, `/applications/${award.applicationId}/appeal`, {
    ...{ kind: 'complaint', words: 'Nobody rang us back' },
  });
  await coordinator.read('/appeals');
  await coordinator.read('/appeals/term');
  await act(coordinator, '/appeals/new', {
    ...{ kind: 'complaint', fromName: 'Nell Neighbour', words: 'The noise' },
    ...typedDate('receivedOn', '2026-11-20'),
  });
  await act(coordinator, `/appeals/${idIn(appeal)}/handler`, { handler: ade });
  await contact.read(`${appeal}/withdrawal`);
  const trustee = await handFor(ade);
  await act(trustee, `${appeal}/outcome`, { finding: 'upheld', outcome: 'We ring today' });

  await act(coordinator, `${here}/ending`, {
    ...{ cause: 'closed', reason: 'They wind up', becameOfMoney: 'Nothing was paid' },
  });
  await trustee.read(`${here}/ending/withdrawal`);
  await act(trustee, `${here}/ending/confirmation`);
  expect(await newcomer.read(`${here}/changes`)).toContain('They wind up');
  expect(await contact.read(here)).toContain('Ended early');
  await walkers.close();
  return looking;
}

it('is walked in a browser by both organisations, the coordinator and the trustee’s, with nothing for axe to find', async () => {
  const { faults } = await walk({ bypassCSP: true }, lookingWithAxe());

  expect([...faults]).toEqual([]);
}, 200_000);

it('is walked on a phone without JavaScript, and nothing is pushed sideways', async () => {
  const { faults } = await walk(PHONE, lookingForWidth());

  expect([...faults]).toEqual([]);
}, 200_000);
