import { readFileSync } from 'node:fs';
import { readGrants } from '../../../../src/awards/earlier-awards/grants-file.rules.js';
import { plainPounds, sumPence } from '../../../../src/kernel/pence.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';

function grantsIn(fileName: string) {
  const json = readFileSync(sharedData(`360giving/examples/${fileName}`), 'utf8');
  const result = readGrants(json);
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

describeWithSharedData('grants that others published', () => {
  it('takes the fourteen around Colchester', () => {
    const { grants, refused } = grantsIn('colchester-essexcf-covid-grants.360giving.json');

    expect(refused).toEqual([]);
    expect(grants).toHaveLength(14);
    expect(grants[0]).toEqual({
      identifier: '360G-EssexCF-A547284',
      title: 'Grant to Home-Start Colchester',
      description:
        'to provide emergency supplies to vulnerable families in need in Colchester and Clacton during the COVID19 pandemic',
      amountPence: 425_000n,
      awardedOn: '2020-03-31',
      recipientName: 'Home-Start Colchester',
      recipientIdentifier: 'GB-COH-05070675',
      funderName: 'Essex Community Foundation',
      funderIdentifier: 'GB-CHC-1052061',
      programme: 'Essex Coronavirus Response and Recovery Programme',
    });
    expect(grants.map((grant) => grant.recipientIdentifier)).toEqual(
      expect.arrayContaining(['GB-CHC-CN 1169247', 'GB-CHC-19059R']), // malformed, and kept as found
    );
  });

  it('takes all 783 of a national funder, to the pound', () => {
    const { grants, refused } = grantsIn('abct-783-grants.json');

    expect(refused).toEqual([]);
    expect(grants).toHaveLength(783);
    expect(plainPounds(sumPence(grants.map((grant) => grant.amountPence)))).toBe('12785625.00');
  });

  it.each([
    '../codelists/currency.csv',
    'colchester-organisations.csv',
    '../schema/360-giving-schema.json',
  ])('refuses %s with one sentence', (fileName) => {
    expect(() => grantsIn(fileName)).toThrow('The file is not 360Giving JSON');
  });
});
