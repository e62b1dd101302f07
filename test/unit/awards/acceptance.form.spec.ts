import { readAcceptance } from '../../../src/awards/acceptance/acceptance.form.js';
import { Refused } from '../../../src/kernel/refusal.js';

const signed = {
  signatoryName: 'Wyn Bell',
  signatoryPosition: 'Treasurer',
  agreement: '1',
  accepts: 'yes',
};
const account = {
  accountName: 'Wivenhoe Lunch Club',
  sortCode: '12-34-56',
  accountNumber: '1234567',
};

function fieldsRefused(sent: unknown, needsAccount: boolean): readonly (string | undefined)[] {
  try {
    readAcceptance(sent, needsAccount);
  } catch (problem) {
    if (problem instanceof Refused) return problem.refusals.map(({ field }) => field);
    throw problem;
  }
  return [];
}

it('reads who signs and where to pay', () => {
  expect(readAcceptance({ ...signed, ...account }, true)).toEqual({
    signatoryName: 'Wyn Bell',
    signatoryPosition: 'Treasurer',
    seenAgreement: 1,
    account,
  });
});

it('does not read an account that is known already', () => {
  expect(readAcceptance({ ...signed, ...account }, false).account).toBeUndefined();
});

it.each([undefined, {}])('names every field that is missing in %p', (sent) => {
  const own = ['signatoryName', 'signatoryPosition'];

  expect(fieldsRefused(sent, false)).toEqual([...own, 'agreement', 'accepts']);
  expect(fieldsRefused(sent, true)).toEqual([
    ...own,
    'accountName',
    'sortCode',
    'accountNumber',
    'agreement',
    'accepts',
  ]);
});
