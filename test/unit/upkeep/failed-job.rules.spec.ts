import { idsOf, pageOfRecord, reasonInWords } from '../../../src/upkeep/queues/failed-job.rules.js';

describe('why a job failed', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:25', 'connect ECONNREFUSED 127.0.0.1:25'],
    ['First line\n    at Delivery.deliver', 'First line'],
    ['550 <anne.lee@example.org>: no such user', '550 <(an address)>: no such user'],
    [
      'Key (email)=(ben@example.org) already exists, says carla@mail.example.org.',
      'Key (email)=((an address)) already exists, says (an address)',
    ],
    ['', 'It gave no reason'],
    [undefined, 'It gave no reason'],
    ['\n\nafter empty lines', 'after empty lines'],
  ])('of %j is %j', (problem, words) => {
    expect(reasonInWords(problem)).toBe(words);
  });

  it('is cut where it does not end', () => {
    expect(reasonInWords('x'.repeat(5000))).toBe(`${'x'.repeat(200)}…`);
  });
});

describe('what a job carries', () => {
  const id = '3f0e8b56-8a3c-4a1e-9d0f-1b2c3d4e5f60';

  it('is shown as far as it is ids and numbers', () => {
    const data = { awardId: id, version: '12', name: 'Anne Lee', email: 'anne@example.org', n: 3 };
    expect(idsOf(data)).toEqual({ awardId: id, version: '12' });
  });

  it.each([[undefined], [null], ['text'], [7], [{}]])('is nothing in %j', (data) => {
    expect(idsOf(data)).toEqual({});
  });

  it('leads to the record it is about, where that has a page', () => {
    expect(pageOfRecord('awardId', id)).toBe(`/awards/${id}`);
    expect(pageOfRecord('messageId', id)).toBeUndefined();
  });
});
