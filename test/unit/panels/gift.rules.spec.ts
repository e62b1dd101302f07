import { refusalsToRecord, type GiftFacts } from '../../../src/panels/gifts/gift.rules.js';

const FACTS: GiftFacts = { offeredOn: '2026-11-23', today: '2026-11-23', isCorrected: false };

it.each([
  [{}, []],
  [{ offeredOn: '2026-11-24' }, ['not-offered']],
  [{ isCorrected: true }, ['corrected-meanwhile']],
  [{ isCorrected: true, offeredOn: '2026-11-24' }, ['corrected-meanwhile', 'not-offered']],
])('an offer with %j is refused for %j', (change, codes) => {
  expect(refusalsToRecord({ ...FACTS, ...change }).map(({ code }) => code)).toEqual(codes);
});
