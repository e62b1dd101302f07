import { BankDetailsQueries } from '../organisations/bank-details/bank-details.queries.js';
import { BankDetails } from '../organisations/bank-details/bank-details.service.js';
import { Checking } from '../organisations/bank-details/checking/checking.service.js';
import type { PayeeResult } from '../organisations/bank-details/confirmation/confirmation.rules.js';
import { PayeeConfirming } from '../organisations/bank-details/confirmation/confirmation.service.js';
import { Transactions } from '../platform/database/transactions.service.js';
import type { UploadedFile } from '../platform/files/file-content.js';
import { Pdf } from '../platform/paper/pdf.service.js';
import { organisations, staff, type OrganisationPlayer } from './cast.js';
import type { Stage } from './stage.js';

/** What the organisation's treasurer has in a drawer: it shows name, sort code and number. */
export function payingInSlip(
  stage: Stage,
  {
    name,
    sortCode,
    accountNumber,
  }: Pick<OrganisationPlayer, 'name' | 'sortCode' | 'accountNumber'>,
): UploadedFile {
  const paper = {
    title: 'Paying-in slip',
    subtitle: name,
    sections: [
      { heading: 'Account', paragraphs: [`Sort code ${sortCode}`, `Account ${accountNumber}`] },
    ],
  };
  return {
    fileName: 'Paying-in slip.pdf',
    content: stage.get(Pdf).print(paper, stage.clock.now()),
  };
}

/**
 * The contact asks to be paid elsewhere, and the bank does not know the name there: held until two
 * people have rung and checked.
 */
export async function changeAccount(
  stage: Stage,
  organisation: OrganisationPlayer,
  accountNumber: string,
): Promise<void> {
  const organisationId = await stage.idOf(
    'SELECT id FROM organisation WHERE name = $1',
    organisation.name,
  );
  const by = await stage.person(organisation.contact);
  const { sortCode, name: accountName } = organisation;
  const evidence = payingInSlip(stage, { ...organisation, accountNumber });
  await stage.get(Transactions).run((tx) =>
    stage.get(BankDetails).give(tx, {
      ...{ organisationId, accountName, sortCode, accountNumber },
      ...{ evidence, by },
    }),
  );
  const details = await stage.get(BankDetailsQueries).of(organisationId);
  if (details) await askTheBank(stage, details.id, 'no-match');
}

/** Two people check an account that waits: one rings, one asks the bank, both look at the slip. */
export async function checkAccount(stage: Stage, organisationId: string): Promise<void> {
  const details = await stage.get(BankDetailsQueries).of(organisationId);
  if (details?.status !== 'given') return;
  const checking = stage.get(Checking);
  const lookedAt = details.evidence.map(({ id }) => id);
  await checking.check({
    detailsId: details.id,
    evidence: 'The paying-in slip: name, sort code and number agree',
    lookedAt,
    spokeTo: details.givenByName,
    numberKnownFrom: 'the application',
    calledOn: stage.clock.today(),
    by: await stage.person(staff.trusteeAdministrator),
  });
  const isSingers = details.organisationName === organisations.singers.name;
  await askTheBank(stage, details.id, isSingers ? 'close-match' : 'match');
  await checking.check({
    detailsId: details.id,
    evidence: 'The same slip, compared digit by digit',
    lookedAt,
    spokeTo: '',
    numberKnownFrom: '',
    calledOn: undefined,
    by: await stage.person(staff.secondTrusteeAdministrator),
  });
}

async function askTheBank(stage: Stage, detailsId: string, result: PayeeResult): Promise<void> {
  await stage.get(PayeeConfirming).record({
    detailsId,
    result,
    nameAtBank: result === 'close-match' ? 'Lexden Singers' : '',
    by: await stage.person(staff.trusteeAdministrator),
  });
}
