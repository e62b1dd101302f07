import { QueryFailedError } from 'typeorm';
import { isDatabaseAway } from '../../../../src/platform/database/database-away.js';

function withCode(code: string, message = 'no'): Error {
  return Object.assign(new Error(message), { code });
}

describe('the database is away', () => {
  it.each([
    ['nobody listens there', withCode('ECONNREFUSED')],
    ['the connection broke off', withCode('ECONNRESET')],
    ['it was shut down', withCode('57P01')],
    ['a process of it was killed', withCode('57P02')],
    ['it is starting', withCode('57P03')],
    ['a connection exception', withCode('08006')],
    ['the driver lost it', new Error('Connection terminated unexpectedly')],
    [
      'the driver lost it before',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
    ['a query of the ORM', new QueryFailedError('SELECT', [], withCode('57P01'))],
    [
      'a query of the ORM without a code',
      new QueryFailedError('SELECT', [], new Error('Connection terminated unexpectedly')),
    ],
    ['of several addresses tried', new AggregateError([withCode('ECONNREFUSED')])],
    [
      'the ORM has let go of it',
      Object.assign(new Error(), { name: 'QueryRunnerAlreadyReleasedError' }),
    ],
  ])('when %s', (_, problem) => {
    expect(isDatabaseAway(problem)).toBe(true);
  });

  it.each([
    ['a rule of the database says no', withCode('23514')],
    ['somebody ended one statement', withCode('57014')],
    ['two acts got in each other’s way', withCode('40P01')],
    ['we made a mistake', new TypeError('x is not a function')],
    ['it is no error at all', 'Connection terminated'],
  ])('but not when %s', (_, problem) => {
    expect(isDatabaseAway(problem)).toBe(false);
  });
});
