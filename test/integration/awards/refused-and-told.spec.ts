import { jest } from '@jest/globals';
import { Acceptance } from '../../../src/awards/acceptance/acceptance.service.js';
import { Awards } from '../../../src/awards/awards.queries.js';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { Releasing } from '../../../src/awards/release/releasing.service.js';
import { TrusteeRefusing } from '../../../src/awards/trustee-refusal/trustee-refusing.service.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { aBid, aMeeting, aPanel, declare } from '../panels/a-panel.js';
import { codesOf, LAW } from './a-refusal.js';

jest.setTimeout(120_000);

let house: House;
let ade: string;
let bea: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
}, 60_000);

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

const refusing = (): TrusteeRefusing => house.get(TrusteeRefusing);

it('an acceptance and a refusal come one after the other', async () => {
  for (let time = 0; time < 6; time += 1) {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, { title: `Race ${time}` });
    const meetingId = await aMeeting(house, panel);
    const { awardId = '' } = await house.get(Decisions).decide({
      ...{ meetingId, applicationId: bid.applicationId, conditions: '' },
      verdict: { outcome: 'awarded', parts: [{ fundId: panel.fundId, amountPence: 480_000n }] },
      ...{ reasons: 'Good', recordedBy: panel.coordinator },
    });
    await refusing().propose(awardId, LAW, ade);
    const accept = house.get(Acceptance).accept({
      ...{ awardId, acceptedBy: bid.contact },
      ...{ signatoryName: 'Wyn', signatoryPosition: 'Chair' },
      account: { accountName: 'Group', sortCode: '20-00-00', accountNumber: '55779911' },
    });
    const [accepted, confirmed] = await Promise.all([
      codesOf(accept),
      codesOf(refusing().confirm(awardId, bea)),
    ]);
    await untilQuiet(house);
    expect(confirmed).toEqual([]);
    expect(['', 'award-refused']).toContain(accepted.join());
    expect(await house.get(Awards).byId(awardId)).toMatchObject({ status: 'refused' });
    expect(
      (await house.get(Instalments).ofAward(awardId)).every(({ status }) => status === 'refused'),
    ).toBe(true);
  }
});

it('of an award that is held: the panel hears at once, the organisation at the release, and never of an offer', async () => {
  const panel = await aPanel(house, { holdsOutcomes: true, quorumAgencies: 4 });
  const bid = await aBid(house, panel, { title: 'Hustings' });
  await declare(house, bid, panel.members[4] ?? '', 'pecuniary');
  const meetingId = await aMeeting(house, panel);
  const { awardId = '' } = await house.get(Decisions).decide({
    ...{ meetingId, applicationId: bid.applicationId, conditions: '' },
    verdict: { outcome: 'awarded', parts: [{ fundId: panel.fundId, amountPence: 480_000n }] },
    ...{ reasons: 'Good', recordedBy: panel.coordinator },
  });
  const about = (): readonly { to: string; subject: string }[] =>
    house.letterbox.messages.filter(({ subject }) => subject.startsWith(bid.reference));

  await refusing().propose(awardId, LAW, ade);
  await refusing().confirm(awardId, bea);
  await untilQuiet(house);
  expect(about()).toHaveLength(4); // the members, but for the one to whom the bid is shut
  const chair = await house.as(panel.members[0] ?? '');
  const agenda = readable((await chair.get(`/meetings/${meetingId}`)).text);
  expect(agenda).toContain('Refused by the trustee since the last meeting');
  const record = readable(
    (await chair.get(`/meetings/${meetingId}/decisions/${bid.applicationId}`)).text,
  );
  expect(record).toContain('Awarded £4,800. Refused by the trustee');
  expect(record).toContain(LAW);
  const shut = await house.as(panel.members[4] ?? '');
  expect((await shut.get(`/meetings/${meetingId}`)).text).not.toContain(LAW);
  const preview = readable((await chair.get(`/rounds/${panel.round.slug}/outcomes/letters`)).text);
  expect(preview).toContain('the trustee can’t pay this grant');

  const outcomes = [{ applicationId: bid.applicationId, wordsVersion: 0 }];
  await house
    .get(Releasing)
    .release({ roundId: panel.round.id, outcomes, by: panel.members[0] ?? '' });
  await untilQuiet(house);
  expect(
    about()
      .map(({ subject }) => subject)
      .slice(4),
  ).toEqual([`${bid.reference}: the trustee can’t pay this grant`]);
  const contact = await house.as(bid.contact);
  expect((await contact.get(`/awards/${awardId}`)).status).toBe(200);
  expect((await contact.get(`/awards/${awardId}/acceptance`)).location).toBe(`/awards/${awardId}`);
});
