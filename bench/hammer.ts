import { randomInt, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/data-source.js';
import type { Movement } from '../src/kernel/entry.js';
import { Refused } from '../src/kernel/refusal.js';
import { Journal } from '../src/ledger/journal.service.js';
import '../src/ledger/ledger.module.js';
import { Verification } from '../src/ledger/verify.service.js';
import { Transactions } from '../src/platform/database/transactions.service.js';

const CLIENTS = 16;

/**
 * Sixteen clients at random acts on a few funds: half ask for more than there is, some fail on the
 * way, some ask for the same thing twice, a period closes and opens meanwhile. Afterwards every act
 * that was acknowledged is there once, none that was refused or failed is, and verification is clean.
 */
export async function hammer(url: string, acts: number): Promise<void> {
  const options = dataSourceOptions(url);
  const database = await new DataSource({
    ...options,
    extra: { ...(options.extra as object), max: CLIENTS },
  }).initialize();
  try {
    const transactions = new Transactions(database);
    const journal = new Journal();
    const [bankAccountId, funds] = [randomUUID(), [randomUUID(), randomUUID(), randomUUID()]];
    const awards: { commitmentId: string; fundId: string }[] = [];
    const reserves = new Map<string, string>(funds.map((fundId) => [fundId, randomUUID()]));
    await transactions.run(async (tx) => {
      await journal.openBankAccount(tx, { bankAccountId, code: 'main' });
      for (const [at, fundId] of funds.entries()) {
        await journal.openFund(tx, { fundId, code: `fund-${at.toString()}` });
        const reservationId = reserves.get(fundId) ?? '';
        await journal.openReservation(tx, { reservationId, fundId, code: 'winter' });
        for (let award = 0; award < 10; award++) {
          const commitmentId = randomUUID();
          awards.push({ commitmentId, fundId });
          await journal.openCommitment(tx, { commitmentId, fundId, code: `A-${award.toString()}` });
        }
      }
    });
    const counts = { acknowledged: 0, refused: 0, failed: 0 };
    const acknowledged = new Set<string>();

    const movement = (): Movement => {
      const amountPence = BigInt(randomInt(1, 500));
      const award = awards[randomInt(awards.length)] ?? { commitmentId: '', fundId: '' };
      const { fundId } = award;
      const reservationId = reserves.get(fundId) ?? '';
      const reason = 'Hammered';
      const kinds: Movement[] = [
        { kind: 'receipt', fundId, bankAccountId, amountPence: amountPence * 2n },
        { kind: 'award', ...award, amountPence },
        { kind: 'award', ...award, amountPence },
        { kind: 'award-reduced', ...award, amountPence, reason },
        { kind: 'reserve', fundId, reservationId, amountPence },
        { kind: 'release', fundId, reservationId, amountPence },
        { kind: 'award-from-reserve', ...award, reservationId, amountPence },
        { kind: 'payment-sent', ...award, amountPence },
        { kind: 'payment-cleared', ...award, bankAccountId, amountPence },
        { kind: 'payment-failed', ...award, amountPence, reason },
        { kind: 'grant-returned', ...award, bankAccountId, amountPence },
        { kind: 'management-fee', fundId, bankAccountId, amountPence },
      ];
      return (
        kinds[randomInt(kinds.length)] ?? { kind: 'receipt', fundId, bankAccountId, amountPence }
      );
    };
    const transfer = (): [Movement, Movement] => {
      const at = randomInt(funds.length);
      const side = { bankAccountId, amountPence: BigInt(randomInt(1, 100)), reason: 'Consent' };
      return [
        { kind: 'transfer-out', fundId: funds[at] ?? '', ...side },
        { kind: 'transfer-in', fundId: funds[(at + 1) % funds.length] ?? '', ...side },
      ];
    };
    const one = async (source: string): Promise<void> => {
      const isLost = randomInt(20) === 0;
      const entry = {
        source,
        effectiveOn: `2026-${randomInt(10, 13).toString()}-15`,
        narrative: 'A blow of the hammer',
        postedBy: 'system',
        movements: randomInt(8) === 0 ? transfer() : ([movement()] as [Movement]),
      };
      await transactions.run(async (tx) => {
        await journal.post(tx, entry);
        if (randomInt(50) === 0) throw new Error('lost on the way');
        if (isLost) await journal.post(tx, entry); // a second click inside the act
      });
      if (isLost) await transactions.run((tx) => journal.post(tx, entry)); // a retry after the answer was lost
    };

    let next = 0;
    await Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        while (next < acts) {
          const source = `hammer/${(++next).toString()}`;
          try {
            if (randomInt(400) === 0) await turnPeriod(transactions, journal);
            else if (randomInt(20) === 0 && acknowledged.size > 0) {
              await reverseOne(transactions, journal, source, next);
              acknowledged.add(source);
            } else {
              await one(source);
              acknowledged.add(source);
            }
          } catch (problem) {
            if (problem instanceof Refused) counts.refused++;
            else if (String(problem).includes('lost on the way')) counts.failed++;
            else if (!String(problem).includes('There is no entry')) throw problem;
          }
        }
      }),
    );
    counts.acknowledged = acknowledged.size;

    const stored = await database.query<{ source: string }[]>('SELECT source FROM ledger.entry');
    const { problems, checkedPostings } = await new Verification(database).run();
    const missing = [...acknowledged].filter(
      (source) => !stored.some((entry) => entry.source === source),
    );
    const unasked = stored.filter(({ source }) => !acknowledged.has(source));
    console.log({ ...counts, stored: stored.length, checkedPostings, missing, unasked, problems });
    if (missing.length + unasked.length + problems.length > 0) process.exitCode = 1;
  } finally {
    await database.destroy();
  }
}

async function reverseOne(
  transactions: Transactions,
  journal: Journal,
  newSource: string,
  upTo: number,
): Promise<void> {
  await transactions.run((tx) =>
    journal.reverse(tx, {
      source: `hammer/${randomInt(1, upTo).toString()}`,
      newSource,
      effectiveOn: '2026-12-20',
      reason: 'Hammered',
      postedBy: 'system',
    }),
  );
}

async function turnPeriod(transactions: Transactions, journal: Journal): Promise<void> {
  await transactions.run(async (tx) => {
    const [through, after] = ['2026-10-31', '2026-09-30'];
    const by = { by: 'system', reason: 'Hammered' };
    if (randomInt(2) === 0) await journal.closeThrough(tx, { through, ...by });
    else await journal.reopenAfter(tx, { after, ...by });
  });
}
