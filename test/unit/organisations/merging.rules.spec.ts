import { reasonsInWords } from '../../../src/organisations/merging/duplicates.page.js';
import { refusalsToMerge, thingsIn } from '../../../src/organisations/merging/merging.rules.js';

it('two records become one unless both have what an organisation has once', () => {
  expect(refusalsToMerge({ roundsOfBoth: [], bothHaveAccounts: false })).toEqual([]);
  const refusals = refusalsToMerge({ roundsOfBoth: ['Winter', 'Spring'], bothHaveAccounts: true });
  expect(refusals.map(({ code }) => code)).toEqual([
    'both-applied',
    'both-applied',
    'both-have-accounts',
  ]);
  expect(refusals[0]?.message).toContain('“Winter”');
});

it('what names an organisation is said in words, also of a table that came later', () => {
  expect(thingsIn('application')).toBe('applications');
  expect(thingsIn('application.organisation_id')).toBe('applications');
  expect(thingsIn('library_paper.organisation_id')).toBe('library paper');
});

it('the reasons for a pair are one sentence', () => {
  expect(reasonsInWords(['account', 'name'])).toBe('The same bank account; a similar name');
});
