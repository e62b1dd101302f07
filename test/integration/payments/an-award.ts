import { randomUUID } from 'node:crypto';
import { awardAccepted } from '../../../src/awards/awards.events.js';
import { commitmentOf } from '../../../src/awards/award.postings.js';
import { BankAccountOpening } from '../../../src/funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening } from '../../../src/funds/opening/opening.service.js';
import { ReceiptRecording } from '../../../src/funds/receipt/receipt.service.js';
import { addDays, type LondonDate } from '../../../src/kernel/london.js';
import type { Pence } from '../../../src/kernel/pence.js';
import { Journal } from '../../../src/ledger/journal.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { Outbox } from '../../../src/platform/outbox/outbox.service.js';
import {
  equalPayments,
  type PlanPart,
} from '../../../src/rounds/payment-plan/payment-plan.rules.js';
import { insertParts } from '../../../src/rounds/payment-plan/payment-plan.service.js';
import type { House } from '../../support/house.js';
import { hasCheckedAccount, type PaidTo } from './a-run.js';

/** An award as it stands once its offer is accepted, with everything below it. */
export interface AnAward {
  readonly awardId: string;
  readonly reference: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly roundId: string;
  readonly panelId: string;
  readonly fundId: string;
  readonly bankAccountId: string;
  readonly contact: string;
  readonly contactEmail: string;
}

export interface AwardTerms {
  readonly amountPence?: Pence;
  /** So many equal payments, unless `parts` says which. */
  readonly instalments?: number;
  readonly parts?: readonly PlanPart[];
  readonly returnMonths?: readonly number[];
  /** Given and checked by two people. */
  readonly hasBankDetails?: boolean;
  /** Limits below which two people are enough. */
  readonly hasLimit?: boolean;
  readonly acceptedOn?: LondonDate;
  /** Else one of its own for each award. */
  readonly organisationName?: string;
  /** Else a fund of its own with £100,000 in it, at an account of its own. */
  readonly from?: { readonly fundId: string; readonly bankAccountId: string };
  /** Where the organisation is paid; else the same account for all. */
  readonly account?: PaidTo;
}

let made = 0;

/** Writes rows straight into the tables of lower rooms: what is tested stands above them. */
export async function anAward(house: House, terms: AwardTerms = {}): Promise<AnAward> {
  const { amountPence = 480_001n, instalments = 2, returnMonths = [6, 12] } = terms;
  const number = ++made;
  const reference = `OC-2026-${(number + 100).toString().padStart(4, '0')}`;
  const acceptedAt = `${terms.acceptedOn ?? house.clock.today()}T12:00:00Z`;
  const keeper = await house.person('Kit Keeper', 'trustee-administrator');

  const organisationId = randomUUID();
  const organisationName = terms.organisationName ?? `Stanway Stitchers ${number}`;
  const name = `Contact Of Group ${inLetters(number)}`;
  const contact = await house.person(name, { role: 'contact', subjectId: organisationId });
  await house.db.query(
    `INSERT INTO organisation (id, name, legal_form, postcode, purpose, registered_at, registered_by)
     VALUES ($1, $2, 'unincorporated-group', 'CO1 1AA', 'Sewing', now(), $3)`,
    [organisationId, organisationName, contact],
  );
  if (terms.hasBankDetails ?? true) {
    await hasCheckedAccount(house, organisationId, contact, terms.account);
  }
  const { fundId, bankAccountId } = terms.from ?? (await aFilledFund(house, number, keeper));
  if (terms.hasLimit ?? true) {
    await house.db.query(
      `INSERT INTO payment_limit (fund_id, item_pence, run_pence, set_at, set_by)
       VALUES ($1, 10000000, 20000000, '2020-01-01', $2)`,
      [fundId, keeper],
    );
  }
  const roundId = randomUUID();
  const panelId = randomUUID();
  await house.db.query(
    `INSERT INTO panel (id, name, parent_body) VALUES ($1, $2, 'Strategic Group')`,
    [panelId, `Panel ${number}`],
  );
  await house.db.query(
    `INSERT INTO round (id, slug, title, summary, panel_id, opens_at, closes_at, score_by,
                        smallest_pence, largest_pence, return_months, signatories, opened_at, opened_by)
     VALUES ($1, $2, 'Winter round', 'Warmth', $3, '2026-01-01', '2026-02-01', '2026-02-10',
             1, 100000000, $4, 1, now(), $5)`,
    [roundId, `round-${number}`, panelId, returnMonths, keeper],
  );
  await house
    .get(Transactions)
    .run((tx) => insertParts(tx, roundId, terms.parts ?? equalPayments(instalments)));
  await house.db.query(
    `INSERT INTO round_form (round_id, version, definition, revision, edited_at, edited_by, published_at, published_by)
     VALUES ($1, 1, '{"sections": [], "rules": []}', 0, now(), $2, now(), $2)`,
    [roundId, keeper],
  );
  const applicationId = randomUUID();
  await house.db.query(
    `INSERT INTO application (id, reference, round_id, organisation_id, status, title, requested_pence,
                              answers, version, started_at, started_by, saved_at, saved_by, submitted_at, submitted_by,
                              outcome_released_at)
     VALUES ($1, $2, $3, $4, 'awarded', 'Sewing & mending', $5, '{}', 1, now(), $6, now(), $6, now(), $6, now())`,
    [applicationId, reference, roundId, organisationId, amountPence.toString(), contact],
  );
  const awardId = randomUUID();
  await house.db.query(
    `INSERT INTO award (id, reference, application_id, organisation_id, fund_id, amount_pence, conditions,
                        status, decided_at, accepted_at, accepted_by, signatory_name, signatory_position)
     VALUES ($1, $2, $3, $4, $5, $6, '', 'accepted', $7, $7, $8, 'Sam Signatory', 'Chair')`,
    [
      awardId,
      reference,
      applicationId,
      organisationId,
      fundId,
      amountPence.toString(),
      acceptedAt,
      contact,
    ],
  );
  await house.get(Transactions).run(async (tx) => {
    const journal = house.get(Journal);
    await journal.openCommitment(tx, { commitmentId: awardId, fundId, code: reference });
    await journal.post(
      tx,
      commitmentOf({
        id: awardId,
        reference,
        fundId,
        amountPence,
        organisationName,
        decidedOn: house.clock.today(),
        recordedBy: keeper,
      }),
    );
  });
  const contactEmail = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  return {
    awardId,
    reference,
    applicationId,
    organisationId,
    roundId,
    panelId,
    fundId,
    bankAccountId,
    contact,
    contactEmail,
  };
}

/** Lets the house hear that the award is accepted, as the act of accepting does. */
export async function hearOfAcceptance(house: House, { awardId }: AnAward): Promise<void> {
  await house.get(Transactions).run((tx) => house.get(Outbox).add(tx, awardAccepted(awardId)));
}

async function aFilledFund(
  house: House,
  number: number,
  keeper: string,
): Promise<{ fundId: string; bankAccountId: string }> {
  const fund = await house.get(FundOpening).open(
    {
      name: `Fund ${number}`,
      code: `fund-${number}`,
      funderName: 'The National Lottery',
      restriction: 'Groups in Colchester',
      agreementReference: 'TNL-42',
      startsOn: '2026-01-01',
      spendBy: '2030-03-31',
    },
    keeper,
  );
  const account = await house.get(BankAccountOpening).open(
    {
      name: `Current account ${number}`,
      code: `current-${number}`,
      sortCode: '309089',
      accountNumber: (20_000_000 + number).toString(),
    },
    keeper,
  );
  await house.get(ReceiptRecording).record({
    fundId: fund.id,
    bankAccountId: account.id,
    kind: 'receipt',
    amountPence: 10_000_000n,
    receivedOn: addDays(house.clock.today(), -1),
    reference: 'TNL 0042',
    formKey: randomUUID(),
    recordedBy: keeper,
  });
  return { fundId: fund.id, bankAccountId: account.id };
}

/** 1 → A, 26 → Z, 27 → AA: addresses are made of letters only. */
function inLetters(number: number): string {
  const last = String.fromCharCode(65 + ((number - 1) % 26));
  return number > 26 ? inLetters(Math.floor((number - 1) / 26)) + last : last;
}
