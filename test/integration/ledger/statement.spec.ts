import { OpenedLedger, OPENING } from './opened-ledger.js';
import { POTS } from '../../../src/ledger/movement-kinds.rules.js';
import type { PotBalances } from '../../../src/ledger/pots.rules.js';

describe('the statement of a fund', () => {
  let ledger: OpenedLedger;
  let fundId: string;
  let commitmentId: string;

  beforeAll(async () => {
    ledger = await OpenedLedger.open();
    fundId = await ledger.fund('lottery');
    const bankAccountId = await ledger.bankAccount('main');
    commitmentId = await ledger.commitment(fundId, 'OC-2026-0001');
    const reservationId = await ledger.reservation(fundId, 'winter-2026');
    const payment = { fundId, commitmentId, amountPence: 1_500n };
    await ledger.post(
      'opening/lottery',
      [{ kind: 'opening-balance', fundId, bankAccountId, amountPence: 10_000n }],
      { effectiveOn: '2026-03-31' },
    );
    await ledger.post(
      'receipt/1',
      [
        { kind: 'receipt', fundId, bankAccountId, amountPence: 5_000n },
        { kind: 'management-fee', fundId, bankAccountId, amountPence: 250n },
      ],
      { effectiveOn: '2026-04-01' },
    );
    await ledger.post('award/1', [{ kind: 'award', fundId, commitmentId, amountPence: 4_000n }], {
      effectiveOn: '2026-04-30',
    });
    await ledger.post('payment/1', [{ kind: 'payment-sent', ...payment }], {
      effectiveOn: '2026-05-01',
    });
    await ledger.post(
      'payment/1/cleared',
      [{ kind: 'payment-cleared', ...payment, bankAccountId }],
      { effectiveOn: '2026-05-05' },
    );
    // Posted after, counting for before: a statement goes by the day it counts for.
    await ledger.post(
      'reserve/1',
      [{ kind: 'reserve', fundId, reservationId, amountPence: 700n }],
      {
        effectiveOn: '2026-04-15',
      },
    );
    await ledger.reverse('reserve/1', { effectiveOn: '2026-05-31' });
    const elsewhere = await ledger.fund('health');
    await ledger.post(
      'receipt/2',
      [{ kind: 'receipt', fundId: elsewhere, bankAccountId, amountPence: 9n }],
      { effectiveOn: '2026-04-15' },
    );
  }, OPENING);

  afterAll(() => ledger.close());

  const nothing = Object.fromEntries(POTS.map((pot) => [pot, 0n])) as unknown as PotBalances;

  it('opens, moves and closes', async () => {
    const april = await ledger.statements.between(fundId, '2026-04-01', '2026-04-30');
    expect(april.opening).toEqual({ ...nothing, opening: 10_000n, available: 10_000n });
    expect(april.totals).toEqual([
      { kind: 'receipt', pence: 5_000n, movements: 1 },
      { kind: 'management-fee', pence: 250n, movements: 1 },
      { kind: 'reserve', pence: 700n, movements: 1 },
      { kind: 'award', pence: 4_000n, movements: 1 },
    ]);
    expect(april.closing).toEqual({
      ...nothing,
      opening: 10_000n,
      received: 5_000n,
      fee: 250n,
      available: 10_050n,
      reserved: 700n,
      committed: 4_000n,
    });
    const { movements } = await ledger.statements.movements(fundId, {
      from: '2026-04-01',
      to: '2026-04-30',
    });
    expect(movements.map(({ effectiveOn, source }) => `${effectiveOn} ${source}`)).toEqual([
      '2026-04-01 receipt/1',
      '2026-04-01 receipt/1',
      '2026-04-15 reserve/1',
      '2026-04-30 award/1',
    ]);
  });

  it('takes a reversal off the total of its kind', async () => {
    const may = await ledger.statements.between(fundId, '2026-05-01', '2026-05-31');
    expect(may.totals.find(({ kind }) => kind === 'reserve')).toEqual({
      kind: 'reserve',
      pence: -700n,
      movements: 1,
    });
  });

  it('meets the statement of the period before, and ends in the balance', async () => {
    const april = await ledger.statements.between(fundId, '2026-04-01', '2026-04-30');
    const may = await ledger.statements.between(fundId, '2026-05-01', '2026-05-31');
    expect(may.opening).toEqual(april.closing);
    expect(await ledger.fundBalance(fundId)).toMatchObject({
      availablePence: may.closing.available,
      reservedPence: may.closing.reserved,
      committedPence: may.closing.committed,
      inTransitPence: may.closing.in_transit,
      paidPence: may.closing.paid,
    });
  });

  it('is all noughts for a fund with no history', async () => {
    const empty = await ledger.fund('empty');
    const { opening, closing, totals } = await ledger.statements.between(
      empty,
      '2026-04-01',
      '2026-04-30',
    );
    expect({ opening, closing, totals }).toEqual({
      opening: nothing,
      closing: nothing,
      totals: [],
    });
  });

  it('opens every figure to its entries', async () => {
    const sources = async (
      filter: Parameters<typeof ledger.entries.moving>[0],
    ): Promise<string[]> => (await ledger.entries.moving(filter)).map(({ source }) => source);
    expect(await sources({ commitmentId })).toEqual(['award/1', 'payment/1', 'payment/1/cleared']);
    expect(await sources({ fundId, pot: 'in_transit' })).toEqual([
      'payment/1',
      'payment/1/cleared',
    ]);
    expect(await sources({ fundId, kind: 'reserve' })).toEqual(['reserve/1', 'reserve/1/reversed']);
    expect(await sources({ fundId, from: '2026-05-02', to: '2026-05-30' })).toEqual([
      'payment/1/cleared',
    ]);
  });
});
