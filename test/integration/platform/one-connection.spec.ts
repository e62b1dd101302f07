import { expect, it } from '@jest/globals';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { openHouse } from '../../support/house.js';

it('tells of an act that asks on a second connection, when the house is closed', async () => {
  const house = await openHouse();
  await house.get(Transactions).run(() => house.db.query('SELECT 1'));

  await expect(house.close()).rejects.toThrow(
    /In 1 places an act asked on a second connection:\n +at .*one-connection\.spec\.ts:7/,
  );
});

it('has nothing to tell of what asks on the act’s own connection, or after it has ended', async () => {
  const house = await openHouse();
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  let after: Promise<unknown> | undefined;
  await house.db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SELECT 1');
    await tx.transaction((nested) => nested.query('SELECT 1'));
    after = ended.then(() => house.db.query('SELECT 1'));
  });
  end();
  await after;

  await expect(house.close()).resolves.toBeUndefined();
});
