import { jest } from '@jest/globals';
import { Acceptance } from '../../../src/awards/acceptance/acceptance.service.js';
import { SignatureTakingBack } from '../../../src/awards/acceptance/taking-back.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { actsOn } from '../panels/a-panel.js';
import { anOffer, firstSigns, secondSigns, standOf } from './an-offer.js';
import { codesOf } from './a-refusal.js';

jest.setTimeout(120_000);

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const signed = { signatoryName: 'Wyn Bell', signatoryPosition: 'Treasurer', accepts: 'yes' };
const account = { accountName: 'Lunch Club', sortCode: '20-00-00', accountNumber: '55779911' };
const sign = (): Acceptance => house.get(Acceptance);
const lettersOn = (reference: string, subject: string): readonly { to: string }[] =>
  house.letterbox.messages.filter(
    (message) => message.subject.startsWith(reference) && message.subject.includes(subject),
  );

it('is accepted when two have signed, each with their own sign-in', async () => {
  const { awardId, bid, first, second } = await anOffer(house, {
    secondCapacity: 'second-signatory',
  });
  const path = `/awards/${awardId}`;
  const one = await house.as(first);
  const form = readable((await one.get(`${path}/acceptance`)).text);
  expect(form).toContain('Two people of your organisation sign');
  expect(form).toContain('1. Before payment 1 is made: Publish the menu');

  const half = await one.submit(`${path}/acceptance`, { ...signed, ...account });
  expect(readable((await one.follow(half)).text)).toContain('You have signed. Another person');
  expect(await standOf(house, awardId)).toMatchObject({ status: 'half-accepted', signatures: 1 });
  await untilQuiet(house);
  expect(lettersOn(bid.reference, 'another of you has to')).toHaveLength(1);
  expect(lettersOn(bid.reference, 'thank you for accepting')).toEqual([]);
  expect(await house.db.query('SELECT FROM instalment WHERE award_id = $1', [awardId])).toEqual([]);

  const two = await house.as(second);
  const form2 = readable((await two.get(`${path}/acceptance`)).text);
  expect(form2).toContain('Wyn Bell, Treasurer, signed on Wednesday 16 December 2026');
  expect(form2).toContain('•••• 9911');
  const done = await two.submit(`${path}/acceptance`, {
    ...{ signatoryName: 'Una Bright', signatoryPosition: 'Chair', accepts: 'yes' },
  });
  const after = readable((await two.follow(done)).text);
  expect(after).toContain('Una Bright, Chair, signed on');
  expect(after).toContain('Wyn Bell, Treasurer, signed on');
  await untilQuiet(house);
  expect(await standOf(house, awardId)).toMatchObject({ status: 'accepted', signatures: 2 });
  const acts = await actsOn(house, path.slice(1).replace('awards', 'award'));
  expect(acts.slice(0, 5)).toEqual([
    ...['awarded', 'agreement-made', 'offered', 'signed-first', 'accepted'],
  ]);
  expect(lettersOn(bid.reference, 'thank you for accepting')).toHaveLength(2);
});

it('names the number and the hash of the very text that was signed', async () => {
  const { awardId, first } = await anOffer(house);
  await sign().accept({ ...firstSigns, awardId, acceptedBy: first });

  const [row] = await house.db.query<{ isSame: boolean; number: number }[]>(
    `SELECT s.agreement_number AS number,
            s.agreement_sha256 = encode(sha256(convert_to(g.text, 'UTF8')), 'hex') AS "isSame"
       FROM award_signature s JOIN award_agreement g ON g.award_id = s.award_id AND g.number = s.agreement_number
      WHERE s.award_id = $1`,
    [awardId],
  );
  expect(row).toEqual({ number: 1, isSame: true });
  await expect(
    house.db.query(`UPDATE award_signature SET name = 'Another' WHERE award_id = $1`, [awardId]),
  ).rejects.toThrow();
  await expect(
    house.db.query('DELETE FROM award_signature WHERE award_id = $1', [awardId]),
  ).rejects.toThrow();
  await expect(
    house.db.query(`UPDATE award_agreement SET text = 'Other' WHERE award_id = $1`, [awardId]),
  ).rejects.toThrow();
});

it('counts one person once, however often they click', async () => {
  const { awardId, first } = await anOffer(house);
  const command = { ...firstSigns, awardId, acceptedBy: first };

  const answers = await Promise.all(Array.from({ length: 10 }, () => sign().accept(command)));

  expect(answers).toEqual(Array(10).fill({ isAccepted: false }));
  expect(await standOf(house, awardId)).toMatchObject({ status: 'half-accepted', signatures: 1 });
  const acts = await actsOn(house, `award/${awardId}`);
  expect(acts.filter((act) => act === 'signed-first')).toHaveLength(1);
});

it('takes both signatures of two at once: one first, one second, and the account once', async () => {
  for (let time = 0; time < 5; time += 1) {
    const { awardId, bid, first, second } = await anOffer(house);
    const [one, two] = await Promise.all([
      codesOf(sign().accept({ ...firstSigns, awardId, acceptedBy: first })),
      codesOf(
        sign().accept({
          ...{ ...secondSigns, account: firstSigns.account },
          ...{ awardId, acceptedBy: second },
        }),
      ),
    ]);
    // Whoever comes second has not seen the account that the first gave.
    expect([one, two].flat()).toEqual(['bank-details-given-meanwhile']);
    const late =
      one.length > 0
        ? { ...firstSigns, account: undefined, acceptedBy: first }
        : { ...secondSigns, acceptedBy: second };
    expect(await sign().accept({ ...late, awardId })).toEqual({ isAccepted: true });
    expect(await standOf(house, awardId)).toMatchObject({ status: 'accepted', signatures: 2 });
    const accounts = 'SELECT FROM bank_details WHERE organisation_id = $1';
    expect(await house.db.query(accounts, [bid.organisationId])).toHaveLength(1);
  }
});

it('refuses the name that has signed already, and a text that was changed meanwhile', async () => {
  const { awardId, first, second } = await anOffer(house);
  await sign().accept({ ...firstSigns, awardId, acceptedBy: first });
  const again = { ...secondSigns, awardId, acceptedBy: second };

  expect(await codesOf(sign().accept({ ...again, signatoryName: 'wyn  bell' }))).toEqual([
    'same-name',
  ]);
  expect(await codesOf(sign().accept({ ...again, seenAgreement: 2 }))).toEqual([
    'agreement-changed',
  ]);
  expect(await standOf(house, awardId)).toMatchObject({ status: 'half-accepted', signatures: 1 });
});

it('is taken back by the first until the second has signed, and by nobody else', async () => {
  const { awardId, first, second } = await anOffer(house);
  await sign().accept({ ...firstSigns, awardId, acceptedBy: first });
  const back = house.get(SignatureTakingBack);
  expect(await codesOf(back.takeBack(awardId, second))).toEqual(['not-yours']);

  const one = await house.as(first);
  const path = `/awards/${awardId}/acceptance/taking-back`;
  const answer = await one.submit(path);
  expect(readable((await one.follow(answer)).text)).toContain('Your signature is taken back');
  await back.takeBack(awardId, first); // a second click
  expect(await standOf(house, awardId)).toMatchObject({ status: 'offered', signatures: 0 });

  await sign().accept({ ...secondSigns, awardId, acceptedBy: second });
  await sign().accept({ ...firstSigns, account: undefined, awardId, acceptedBy: first });
  expect(await codesOf(back.takeBack(awardId, second))).toEqual(['award-already-accepted']);
  expect(await standOf(house, awardId)).toMatchObject({ status: 'accepted', signatures: 2 });
  const all = 'SELECT FROM award_signature WHERE award_id = $1';
  expect(await house.db.query(all, [awardId])).toHaveLength(3);
});

it('a signature and its taking back come one after the other', async () => {
  for (let time = 0; time < 5; time += 1) {
    const { awardId, first, second } = await anOffer(house);
    await sign().accept({ ...firstSigns, awardId, acceptedBy: first });
    const [taken, added] = await Promise.all([
      codesOf(house.get(SignatureTakingBack).takeBack(awardId, first)),
      codesOf(sign().accept({ ...secondSigns, awardId, acceptedBy: second })),
    ]);
    expect(added).toEqual([]);
    const expected =
      taken.length === 0
        ? { status: 'half-accepted', signatures: 1 }
        : { status: 'accepted', signatures: 2 };
    expect(await standOf(house, awardId)).toMatchObject(expected);
  }
});

it('a reader reads it and signs nothing, and says so where nobody else could sign', async () => {
  const { awardId, first, second } = await anOffer(house, { secondCapacity: 'reader' });
  const reader = await house.as(second);
  const page = await reader.get(`/awards/${awardId}/acceptance`);
  expect(readable(page.text)).toContain('You can read this, but not send it');
  const { text } = await reader.get('/sign-out');
  const _csrf = /name="_csrf" value="(\w+)"/.exec(text)?.[1] ?? '';
  const sent = { ...signed, ...account, agreement: '1', _csrf };
  expect((await reader.post(`/awards/${awardId}/acceptance`, sent)).status).toBe(403);
  expect(await standOf(house, awardId)).toMatchObject({ status: 'offered', signatures: 0 });

  const lead = await house.as(first);
  const { text: form } = await lead.get(`/awards/${awardId}/acceptance`);
  expect(readable(form)).toContain('Nobody else of your organisation can sign yet');
  expect(form).toContain(`/organisations/`);
  expect(readable(form)).toContain('Invite another signatory');
});

it('waits at home for who has not signed, until when it can be', async () => {
  const { awardId, first, second } = await anOffer(house);
  await sign().accept({ ...firstSigns, awardId, acceptedBy: first });

  expect(readable((await (await house.as(first)).get('/home')).text)).not.toContain('Sign as well');
  const home = readable((await (await house.as(second)).get('/home')).text);
  expect(home).toContain('Sign as well for £4,500');
  expect(home).toContain('by 13 January 2027');
});
