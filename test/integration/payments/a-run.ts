import { randomUUID } from 'node:crypto';
import { Checking } from '../../../src/organisations/bank-details/checking/checking.service.js';
import { BankDetailsQueries } from '../../../src/organisations/bank-details/bank-details.queries.js';
import { BankDetails } from '../../../src/organisations/bank-details/bank-details.service.js';
import { Approval } from '../../../src/payments/approval/approval.service.js';
import { RunPreparation } from '../../../src/payments/preparation/run-preparation.service.js';
import { RunSending } from '../../../src/payments/sending/run-sending.service.js';
import { OneTimeCodes } from '../../../src/people/second-factor/one-time-codes.service.js';
import { SecondFactors } from '../../../src/people/second-factor/second-factors.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { Sealing } from '../../../src/platform/secrets/sealing.service.js';
import type { House } from '../../support/house.js';

/** A number that the banks' arithmetic lets pass for 20-00-00. */
const SORT_CODE = '20-00-00';
export const ACCOUNT_NUMBER = '55779911';

/** The organisation gives an account. Answers with the id of the version. */
export async function give(
  house: House,
  organisationId: string,
  by: string,
  accountNumber = ACCOUNT_NUMBER,
): Promise<string> {
  const account = { accountName: 'Stanway Stitchers', sortCode: SORT_CODE, accountNumber };
  await house
    .get(Transactions)
    .run((tx) => house.get(BankDetails).give(tx, { ...account, organisationId, by }));
  return (await house.get(BankDetailsQueries).of(organisationId))?.id ?? '';
}

/** Two people check it; the first has rung somebody. */
export async function check(
  house: House,
  detailsId: string,
  lookedAt: readonly string[] = [],
): Promise<void> {
  for (const name of ['Kit Keeper', 'Kay Keeper']) {
    await house.get(Checking).check({
      detailsId,
      lookedAt,
      evidence: 'Statement of October',
      spokeTo: 'Sam',
      numberKnownFrom: 'The application',
      calledOn: house.clock.today(),
      by: await house.person(name, 'trustee-administrator'),
    });
  }
}

/** Where an organisation is paid. */
export interface PaidTo {
  readonly accountName: string;
  readonly accountNumber: string;
}

const SAME_FOR_ALL: PaidTo = { accountName: 'Stanway Stitchers', accountNumber: ACCOUNT_NUMBER };

/** As `give` and `check` leave it, but written straight into the tables: no letter follows. */
export async function hasCheckedAccount(
  house: House,
  organisationId: string,
  givenBy: string,
  { accountName, accountNumber }: PaidTo = SAME_FOR_ALL,
): Promise<void> {
  const sealing = house.get(Sealing);
  const id = randomUUID();
  await house.db.query(
    `INSERT INTO bank_details (id, organisation_id, version, account_name, sort_code, account_number, fingerprint,
                               status, payable_from, given_at, given_by)
     VALUES ($1, $2, 1, $3, '200000', $4, $5, 'verified', '2026-01-01', now(), $6)`,
    [
      id,
      organisationId,
      accountName,
      sealing.seal(Buffer.from(accountNumber), `bank_details/${id}`),
      sealing.fingerprint(`200000/${accountNumber}`),
      givenBy,
    ],
  );
  for (const [at, name] of ['Kit Keeper', 'Kay Keeper'].entries()) {
    await house.db.query(
      `INSERT INTO bank_details_check (bank_details_id, given_by, place, evidence, spoke_to, number_known_from,
                                       called_on, checked_at, checked_by)
       VALUES ($1, $2, $3, 'Statement', 'Sam', 'The application', '2026-01-01', now(), $4)`,
      [id, givenBy, at + 1, await house.person(name, 'trustee-administrator')],
    );
  }
}

/** What their app shows: as if they had waited for a code that they have not used yet. */
export async function codeOf(house: House, personId: string): Promise<string> {
  await house.db.query('UPDATE person SET totp_last_step = NULL WHERE id = $1', [personId]);
  const [person] = await house.db.query<{ secret: string | null }[]>(
    'SELECT totp_secret AS secret FROM person WHERE id = $1',
    [personId],
  );
  const codes = house.get(OneTimeCodes);
  if (person && person.secret !== null) return codes.current(person.secret);
  const secret = codes.newSecret();
  await house
    .get(Transactions)
    .run((tx) => house.get(SecondFactors).enrolWithoutApp(tx, personId, secret));
  return codes.current(secret);
}

/** These instalments in a run that one person has prepared. Answers with its id. */
export async function prepare(
  house: House,
  bankAccountId: string,
  instalmentIds: readonly string[],
  by: string,
): Promise<string> {
  const { runId } = await house.get(RunPreparation).prepare({ bankAccountId, instalmentIds, by });
  return runId;
}

export async function approve(house: House, runId: string, by: string): Promise<void> {
  await house.get(Approval).approve({ runId, code: await codeOf(house, by), by });
}

export async function send(house: House, runId: string, by: string): Promise<void> {
  await house
    .get(RunSending)
    .send({ runId, layout: 'plain', ownName: 'One Colchester', serviceUserNumber: '', by });
}

/** Prepared by one, approved by another, sent. */
export async function payAll(
  house: House,
  bankAccountId: string,
  instalmentIds: readonly string[],
  by: string,
  another: string,
): Promise<string> {
  const runId = await prepare(house, bankAccountId, instalmentIds, by);
  await approve(house, runId, another);
  await send(house, runId, by);
  return runId;
}
