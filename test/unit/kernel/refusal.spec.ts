import { refuse, Refused, refuseIfAny } from '../../../src/kernel/refusal.js';

const late = { code: 'late', message: 'The round has closed' };
const large = { code: 'large', message: 'Ask for £10,000 or less', field: 'amount' };

function refusedBy(act: () => void): Refused {
  try {
    act();
  } catch (problem) {
    if (problem instanceof Refused) return problem;
    throw problem;
  }
  throw new Error('It was not refused');
}

it('goes on when there is nothing to refuse', () => {
  expect(() => {
    refuseIfAny([]);
  }).not.toThrow();
});

it('refuses with every reason at once', () => {
  const refused = refusedBy(() => {
    refuseIfAny([late, large]);
  });

  expect(refused.refusals).toEqual([late, large]);
  expect(refused.message).toBe('The round has closed; Ask for £10,000 or less');
  expect(refused.name).toBe('Refused');
});

it('refuses with one reason, at its field or at none', () => {
  expect(refusedBy(() => refuse('late', late.message)).refusals).toStrictEqual([late]);
  expect(refusedBy(() => refuse('large', large.message, 'amount')).refusals).toStrictEqual([large]);
});
