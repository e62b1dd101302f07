import fc from 'fast-check';
import { reconcile } from '../../../../src/reconciliation/balance/balance.rules.js';

const pence = fc.bigInt({ min: -100_000_000_000n, max: 100_000_000_000n });
const sum = fc.bigInt({ min: 1n, max: 100_000_000n });

it('has nothing to say before the first statement', () => {
  const facts = {
    notSeenPence: 0n,
    ownTransfersPence: 0n,
    unexplainedPence: 0n,
    cashBookPence: 5n,
  };

  expect(reconcile({ ...facts, statementPence: undefined })).toBeUndefined();
});

it('leaves a difference of nothing when the bank and the cash book say the same', () => {
  expect(
    reconcile({
      statementPence: 204_059n,
      notSeenPence: 0n,
      ownTransfersPence: 0n,
      unexplainedPence: 0n,
      cashBookPence: 204_059n,
    }),
  ).toMatchObject({ adjustedPence: 204_059n, differencePence: 0n });
});

it('adds what the bank has not shown yet and takes off what nothing explains', () => {
  // The bank has 1,000.00, of which 30.00 out is a charge nobody has recorded; 250.00 is recorded
  // and not there yet: the cash book should say 1,000 + 250 + 30 = 1,280.
  expect(
    reconcile({
      statementPence: 100_000n,
      notSeenPence: 25_000n,
      ownTransfersPence: 0n,
      unexplainedPence: -3_000n,
      cashBookPence: 128_000n,
    }),
  ).toMatchObject({ lessUnexplainedPence: 3_000n, adjustedPence: 128_000n, differencePence: 0n });
});

it('says by how much, and which way, the two differ', () => {
  const facts = {
    notSeenPence: 0n,
    ownTransfersPence: 0n,
    unexplainedPence: 0n,
    cashBookPence: 1_000n,
  };

  expect(reconcile({ ...facts, statementPence: 1_001n })?.differencePence).toBe(1n);
  expect(reconcile({ ...facts, statementPence: 999n })?.differencePence).toBe(-1n);
});

it('takes off what came from our other accounts, which no fund’s share has moved', () => {
  expect(
    reconcile({
      statementPence: 150_000n,
      notSeenPence: 0n,
      ownTransfersPence: 50_000n,
      unexplainedPence: 0n,
      cashBookPence: 100_000n,
    }),
  ).toMatchObject({ lessOwnTransfersPence: -50_000n, differencePence: 0n });
});

it('comes out at nothing however receipts, payments and lines are matched or not', () => {
  const item = fc.record({
    pence: sum,
    isIn: fc.boolean(),
    at: fc.constantFrom('both', 'us', 'bank'),
  });
  fc.assert(
    fc.property(pence, fc.array(item), (opening, items) => {
      const signed = (where: string[]): bigint =>
        items
          .filter(({ at, isIn }) => where.includes(at) && (isIn || at !== 'us')) // sent, not cleared: still in our cash
          .reduce((total, { pence: each, isIn }) => total + (isIn ? each : -each), 0n);
      const reconciled = reconcile({
        statementPence: opening + signed(['both', 'bank']),
        notSeenPence: signed(['us']),
        ownTransfersPence: 0n,
        unexplainedPence: signed(['bank']),
        cashBookPence: opening + signed(['both', 'us']),
      });
      expect(reconciled?.differencePence).toBe(0n);
    }),
  );
});
