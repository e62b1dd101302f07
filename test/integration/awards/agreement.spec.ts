import { jest } from '@jest/globals';
import { Acceptance } from '../../../src/awards/acceptance/acceptance.service.js';
import { AgreementPreparing } from '../../../src/awards/agreement/preparation/preparing.service.js';
import { AwardPlans } from '../../../src/awards/award-plans.queries.js';
import { AwardPlanSetting } from '../../../src/awards/plan/plan-setting.service.js';
import { planKey } from '../../../src/rounds/payment-plan/payment-plan.rules.js';
import { ConditionJudging } from '../../../src/awards/conditions/condition-judging.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { actsOn, declare } from '../panels/a-panel.js';
import { anOffer, firstSigns, secondSigns } from './an-offer.js';
import { codesOf } from './a-refusal.js';

jest.setTimeout(120_000);

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const numbersOf = async (awardId: string): Promise<readonly number[]> => {
  const rows = await house.db.query<{ number: number }[]>(
    'SELECT number FROM award_agreement WHERE award_id = $1 ORDER BY number',
    [awardId],
  );
  return rows.map(({ number }) => number);
};

describe('an agreement', () => {
  it('is there without anybody’s doing when the offer is released', async () => {
    const { awardId, first } = await anOffer(house);
    expect(await numbersOf(awardId)).toEqual([1]);
    const text = readable((await (await house.as(first)).get(`/awards/${awardId}/agreement`)).text);
    expect(text).toContain('Agreement 1');
    expect(text).toContain('on the standard terms');
    expect(text).toContain('1. Before payment 1 is made: Publish the menu');
    expect(text).toContain('2. Before payment 1 is made: Stay open to all');
    expect(text).toContain('Nobody has signed it');
  });

  it('is prepared while the outcome is held, and is part of the offer then', async () => {
    const { awardId, first, panel, bid } = await anOffer(house, { holdsOutcomes: true });
    const staff = await house.as(panel.coordinator);
    const path = `/awards/${awardId}/agreement`;
    expect((await (await house.as(first)).get(path)).status).toBe(404);
    expect(readable((await staff.get(path)).text)).toContain('As it would be made now');
    const answer = await staff.submit(`${path}/preparation`, {
      ...{ 'startsOn-day': '4', 'startsOn-month': '1', 'startsOn-year': '2027' },
      ...{ 'endsOn-day': '3', 'endsOn-month': '1', 'endsOn-year': '2028' },
      ...{ 'condition-1': '2', 'condition-2': 'ongoing' },
    });
    const read = readable((await staff.follow(answer)).text);
    expect(read).toContain('It is spent from 4 January 2027 to 3 January 2028.');
    expect(read).toContain('1. Before payment 2 is made: Publish the menu');
    expect(read).toContain('2. For as long as the grant lasts: Stay open to all');
    await staff.submit(`/rounds/${panel.round.slug}/outcomes`, {
      outcomes: `${bid.applicationId}/0`,
    });
    expect(await numbersOf(awardId)).toEqual([1]);
    expect((await (await house.as(first)).get(path)).status).toBe(200);
  });

  it('is changed while it is offered: another number, a letter, and who read the old one reads again', async () => {
    const { awardId, first, panel, bid } = await anOffer(house);
    const contact = await house.as(first);
    const form = await contact.get(`/awards/${awardId}/acceptance`);
    expect(form.text).toContain('name="agreement" value="1"');
    const change = { awardId, startsOn: null, endsOn: '2027-12-31', conditions: [] };
    const by = panel.coordinator;
    await house.get(AgreementPreparing).prepare({ ...change, by });
    await house.get(AgreementPreparing).prepare({ ...change, by }); // a second click
    await untilQuiet(house);
    expect(await numbersOf(awardId)).toEqual([1, 2]);
    const letters = house.letterbox.messages.filter(({ subject }) =>
      subject.startsWith(`${bid.reference}: the agreement you are asked to sign has changed`),
    );
    expect(letters).toHaveLength(2);
    const _csrf = /name="_csrf" value="(\w+)"/.exec((await contact.get('/sign-out')).text)?.[1];
    const stale = await contact.post(`/awards/${awardId}/acceptance?_csrf=${_csrf ?? ''}`, {
      ...{ _csrf: _csrf ?? '', agreement: '1', accepts: 'yes' },
      ...{ signatoryName: 'Wyn', signatoryPosition: 'Chair', ...firstSigns.account },
    });
    expect(stale.status).toBe(422);
    expect(readable(stale.text)).toContain('The agreement was changed since you opened it');
    const before = readable((await contact.get(`/awards/${awardId}/agreement/1`)).text);
    expect(before).toContain('It is spent from the day this agreement is signed.');
    expect((await contact.get(`/awards/${awardId}/agreement/3`)).status).toBe(404);
  });

  it('follows the plan of payments until it is signed', async () => {
    const { awardId, first, panel } = await anOffer(house);
    const { parts } = await house.get(AwardPlans).ofAward(awardId);
    const date = { trigger: { kind: 'date', months: 0 }, isRetention: false } as const;
    await house.get(AwardPlanSetting).set({
      ...{ awardId, reason: 'They buy at once', by: panel.coordinator, seen: planKey(parts) },
      parts: [{ ...date, amountPence: 450_000n }],
    });
    await untilQuiet(house);
    expect(await numbersOf(awardId)).toEqual([1, 2]);
    const text = readable((await (await house.as(first)).get(`/awards/${awardId}/agreement`)).text);
    expect(text).toContain('Payment 1: £4,500.00, when this agreement is signed.');
    expect(text).not.toContain('Payment 2');
  });

  it('is not changed once somebody has signed, and names everything that is wrong before', async () => {
    const { awardId, first, panel } = await anOffer(house);
    const change = { awardId, startsOn: null, endsOn: null, conditions: [] };
    const by = panel.coordinator;
    const wrong = house.get(AgreementPreparing).prepare({
      ...{ ...change, startsOn: '2027-02-01', endsOn: '2027-01-01' },
      ...{ conditions: [{ number: 1, beforePart: 9 }], by },
    });
    expect(await codesOf(wrong)).toEqual(['ends-before-it-starts', 'no-such-payment']);
    expect(await numbersOf(awardId)).toEqual([1]);
    await house.get(Acceptance).accept({ ...firstSigns, awardId, acceptedBy: first });
    expect(await codesOf(house.get(AgreementPreparing).prepare({ ...change, by }))).toEqual([
      'award-half-accepted',
    ]);
  });

  it('prints with who has signed, as tagged PDF, for its people, staff and its panel, and for nobody else', async () => {
    const { awardId, bid, first, second, panel } = await anOffer(house);
    await house.get(Acceptance).accept({ ...firstSigns, awardId, acceptedBy: first });
    await house.get(Acceptance).accept({ ...secondSigns, awardId, acceptedBy: second });
    const path = `/awards/${awardId}/agreement/pdf`;
    const [, , , conflicted = '', member = ''] = panel.members;
    await declare(house, bid, conflicted, 'pecuniary').catch(() => undefined);
    const observer = await house.person('Olga Observer', 'observer');
    for (const person of [first, second, panel.coordinator, observer, member]) {
      const answer = await (await house.as(person)).get(path);
      expect(answer.status).toBe(200);
      expect(answer.text.slice(0, 5)).toBe('%PDF-');
      expect(answer.text).toContain('/MarkInfo');
    }
    const other = await anOffer(house);
    const stranger = await house.as(other.first);
    const elsewhere = await house.as(other.panel.members[1] ?? '');
    for (const address of [path, `/awards/${awardId}/agreement`, `/awards/${awardId}`]) {
      expect((await stranger.get(address)).status).toBe(404);
      expect((await elsewhere.get(address)).status).toBe(404);
    }
  });
});

describe('the terms of a panel', () => {
  it('are written in versions, and each agreement keeps the one it was made with', async () => {
    const { awardId, panel } = await anOffer(house);
    const staff = await house.as(panel.coordinator);
    const path = `/panels/${panel.panelId}/agreement-terms`;
    expect(readable((await staff.get(path)).text)).toContain('The standard terms');
    await staff.submit(path, { text: '# Kindness\nBe kind.' });
    await staff.submit(path, { text: '# Kindness\nBe kind.' }); // a second click
    expect(readable((await staff.get(path)).text)).toContain('Version 1, written by Cora');
    const stale = await staff.submit(path, { text: '# Other\nWords.', version: '0' });
    expect(stale.status).toBe(422);
    expect(readable(stale.text)).toContain('Somebody has changed the terms meanwhile');

    const kept = readable((await staff.get(`/awards/${awardId}/agreement`)).text);
    expect(kept).toContain('on the standard terms');
    expect(kept).not.toContain('Be kind.');
    const change = { awardId, startsOn: null, endsOn: null, conditions: [] };
    await house.get(AgreementPreparing).prepare({ ...change, by: panel.coordinator });
    const made = readable((await staff.get(`/awards/${awardId}/agreement`)).text);
    expect(made).toContain('on version 1 of the panel’s terms');
    expect(made).toContain('Be kind.');
    await expect(
      house.db.query(`UPDATE agreement_terms SET text = 'x' WHERE panel_id = $1`, [panel.panelId]),
    ).rejects.toThrow();
  });

  it('two who write at once: one of them reads the other’s first', async () => {
    const { panel } = await anOffer(house);
    const staff = await house.as(panel.coordinator);
    const path = `/panels/${panel.panelId}/agreement-terms`;
    const answers = await Promise.all([
      staff.submit(path, { text: 'One', version: '0' }),
      staff.submit(path, { text: 'Two', version: '0' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });
});

describe('a condition', () => {
  it('is met with evidence by the coordinator, and taken back with a reason; its people read both', async () => {
    const { awardId, first, panel } = await anOffer(house, { conditions: 'Publish the menu' });
    const staff = await house.as(panel.coordinator);
    const path = `/awards/${awardId}/conditions/1`;
    const contact = await house.as(first);
    expect(readable((await contact.get(`/awards/${awardId}`)).text)).toContain('To be met');
    expect((await contact.get(path)).status).toBe(403);
    expect((await staff.submit(path)).status).toBe(422);
    await staff.submit(path, { words: 'On their door' });
    await house
      .get(ConditionJudging)
      .meet({ awardId, number: 1, words: 'On their door', by: panel.coordinator });
    const met = readable((await contact.get(`/awards/${awardId}`)).text);
    expect(met).toContain('Met On their door');
    await staff.submit(path, { words: 'It was last year’s' });
    const open = readable((await contact.get(`/awards/${awardId}`)).text);
    expect(open).toContain('To be met Taken back: It was last year’s');
    const acts = await actsOn(house, `award/${awardId}`);
    expect(acts.filter((act) => act.startsWith('condition-'))).toEqual([
      'condition-met',
      'condition-taken-back',
    ]);
    const [row] = await house.db.query<object[]>(
      'SELECT kind, before_part, met_at, met_by, evidence FROM award_condition WHERE award_id = $1',
      [awardId],
    );
    expect(row).toEqual({
      ...{ kind: 'precedent', before_part: 1, met_at: null, met_by: null, evidence: null },
    });
  });

  it('is met once of ten at once', async () => {
    const { awardId, panel } = await anOffer(house);
    const meet = (words: string): Promise<readonly string[]> =>
      codesOf(
        house.get(ConditionJudging).meet({ awardId, number: 1, words, by: panel.coordinator }),
      );
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => meet(`Word ${at}`)));
    expect(answers.filter((codes) => codes.length === 0)).toHaveLength(1);
    expect(answers.flat()).toEqual(Array(9).fill('met-already'));
  });
});
