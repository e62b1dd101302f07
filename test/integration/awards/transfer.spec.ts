import { jest } from '@jest/globals';
import { Awards } from '../../../src/awards/awards.queries.js';
import { Transferring } from '../../../src/awards/transfer/transferring.service.js';
import { AwardTransfers } from '../../../src/awards/transfer/award-transfers.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Returns } from '../../../src/monitoring/returns.queries.js';
import { BankDetailsQueries } from '../../../src/organisations/bank-details/bank-details.queries.js';
import { Merging } from '../../../src/organisations/merging/merging.service.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { aGroup, emailOf } from '../organisations/people.js';
import { check, hasCheckedAccount, payAll, prepare } from '../payments/a-run.js';
import type { AnAward } from '../payments/an-award.js';
import { anAgreedAward } from './a-changed-award.js';
import { codesOf } from './a-refusal.js';

jest.setTimeout(120_000);

let house: House;
let cora: string;
let ade: string;
let bea: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  cora = await house.person('Cora Coordinator', 'coordinator');
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
}, 60_000);

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

let groups = 0;

/** Another organisation, whose account two people have checked long ago. */
async function another(): Promise<{ id: string; contact: string }> {
  const contact = await house.person(`New Holder ${'abcdefgh'.charAt(groups)}`);
  groups += 1;
  const id = await aGroup(house, `Lexden Menders ${groups}`, contact);
  const account = { accountName: `Menders ${groups}`, accountNumber: '55779911' };
  await hasCheckedAccount(house, id, contact, account);
  return { id, contact };
}

async function handedOn({ awardId }: AnAward, toOrganisationId: string): Promise<string> {
  await house.get(Transferring).propose({
    ...{ awardId, kind: 'handed-on', toOrganisationId, reason: 'A resolution of May', by: cora },
  });
  const [transfer] = await house.get(AwardTransfers).ofAward(awardId);
  return transfer?.id ?? '';
}

it('goes to another organisation that signs: its account is checked anew, its people send what is due, the old ones read', async () => {
  const award = await anAgreedAward(house);
  const to = await another();
  const [first, second] = await house.get(Instalments).ofAward(award.awardId);
  await payAll(house, award.bankAccountId, [first?.id ?? ''], ade, bea);
  const coordinator = await house.as(cora);
  await coordinator.submit(`/awards/${award.awardId}/transfer`, {
    ...{ kind: 'handed-on', organisation: to.id, reason: 'Their resolution of May' },
  });
  const asked = await house.letterbox.waitFor(
    await emailOf(house, to.contact),
    'take this grant on',
  );
  const [, path = ''] = /http:\/\/\S+?(\/transfers\/\S+)/.exec(asked.text) ?? [];
  const [old, now] = [await house.as(award.contact), await house.as(to.contact)];
  expect((await old.get(path)).status).toBe(404);
  expect((await now.get(`/awards/${award.awardId}`)).status).toBe(404);
  const unread = await now.submit(path, { signatoryName: 'Nia', signatoryPosition: 'Chair' });
  expect(unread.status).toBe(422);
  const signed = await Promise.all(
    [1, 2, 3].map(() =>
      now.submit(path, { signatoryName: 'Nia', signatoryPosition: 'Chair', accepts: 'yes' }),
    ),
  );
  expect(new Set(signed.map(({ location }) => location))).toEqual(
    new Set([`/awards/${award.awardId}`]),
  );
  await untilQuiet(house);

  expect(await house.get(Awards).byId(award.awardId)).toMatchObject({
    ...{ organisationId: to.id, applicantId: award.organisationId },
    formerOrganisationIds: [award.organisationId],
  });
  house.clock.set('2027-05-23T10:00:00Z'); // when the second payment is due
  const pay = (): Promise<readonly string[]> =>
    codesOf(prepare(house, award.bankAccountId, [second?.id ?? ''], ade));
  expect(await pay()).toEqual(['payment-waits']);
  const details = await house.get(BankDetailsQueries).of(to.id);
  await check(house, details?.id ?? '');
  expect(await pay()).toEqual([]);

  const [before, holder] = [await house.as(award.contact), await house.as(to.contact)];
  const [due] = await house.get(Returns).ofAward(award.awardId);
  expect((await holder.get(`/returns/${due?.id ?? ''}`)).status).toBe(200);
  for (const page of ['', '/changes', '/payments']) {
    expect((await before.get(`/awards/${award.awardId}${page}`)).status).toBe(200);
    expect((await holder.get(`/awards/${award.awardId}${page}`)).status).toBe(200);
  }
  expect(readable((await before.get(`/awards/${award.awardId}/changes`)).text)).toContain('Signed');
  const ask = `/awards/${award.awardId}/variations/new/purpose`;
  expect((await before.get(ask)).status).toBe(404);
  const _csrf = /name="_csrf" value="(\w+)"/.exec((await before.get('/sign-out')).text)?.[1] ?? '';
  const mine = await before.post(ask, { purpose: 'Mine', reason: 'So', _csrf });
  expect(mine.status).toBe(404);
});

it('is not signed for while a payment is in a run, nor when it was taken back', async () => {
  const award = await anAgreedAward(house);
  const to = await another();
  const transferId = await handedOn(award, to.id);
  const [first] = await house.get(Instalments).ofAward(award.awardId);
  await prepare(house, award.bankAccountId, [first?.id ?? ''], ade);
  const sign = (): Promise<readonly string[]> =>
    codesOf(
      house.get(Transferring).sign({
        ...{ awardId: award.awardId, transferId, by: to.contact },
        ...{ signatoryName: 'Nia', signatoryPosition: 'Chair' },
      }),
    );
  expect(await sign()).toEqual(['in-a-run']);
  const coordinator = await house.as(cora);
  await coordinator.submit(`/awards/${award.awardId}/transfer/withdrawal`, { reason: 'No' });
  expect(await sign()).toEqual(['transfer-withdrawn']);
  expect(await house.get(Awards).byId(award.awardId)).toMatchObject({
    organisationId: award.organisationId,
  });
});

it('stays readable when the two organisations turn out to be one and are merged', async () => {
  const award = await anAgreedAward(house, { hasBankDetails: false });
  const to = await another();
  const transferId = await handedOn(award, to.id);
  await house.get(Transferring).sign({
    ...{ awardId: award.awardId, transferId, by: to.contact },
    ...{ signatoryName: 'Nia', signatoryPosition: 'Chair' },
  });
  await house.get(Merging).merge({
    ...{ winnerId: to.id, loserId: award.organisationId, reason: 'One and the same', by: cora },
  });
  const old = await house.as(award.contact);
  expect((await old.get(`/awards/${award.awardId}/changes`)).status).toBe(200);
});
