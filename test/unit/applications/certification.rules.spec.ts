import {
  refusalsOfCertificate,
  refusalsToCertify,
} from '../../../src/applications/certification/certification.rules.js';

const certifiable = { status: 'draft', isNeeded: true, version: 4, readVersion: 4 } as const;

it.each([
  [certifiable, []],
  [{ ...certifiable, status: 'submitted' } as const, ['submitted']],
  [{ ...certifiable, isNeeded: false }, ['not-needed']],
  [{ ...certifiable, readVersion: 3 }, ['saved-meanwhile']],
])('%j is certified: refusals %j', (facts, codes) => {
  expect(refusalsToCertify(facts).map(({ code }) => code)).toEqual(codes);
});

it.each([
  ['is submitted without one where the round asks for none', false, [], true],
  ['is not where it asks for one', true, [], false],
  ['is not with the submitter’s own', true, ['asha'], false],
  ['is with another’s', true, ['ben'], true],
  ['is with another’s beside the submitter’s own', true, ['asha', 'ben'], true],
] as const)('an application %s', (_, isNeeded, by, isFree) => {
  const certifiedBy = by.map((id) => ({ id }));
  const refusals = refusalsOfCertificate({ isNeeded, certifiedBy }, 'asha');
  expect(refusals.length === 0).toBe(isFree);
});
