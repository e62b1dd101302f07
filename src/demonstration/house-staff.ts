import { FunderReading } from '../funds/funder-contacts/funder-reading.service.js';
import { Administration } from '../people/administration/administration.service.js';
import { OneTimeCodes } from '../people/second-factor/one-time-codes.service.js';
import { SecondFactors } from '../people/second-factor/second-factors.service.js';
import { Transactions } from '../platform/database/transactions.service.js';
import { staff, type Player } from './cast.js';
import type { Stage } from './stage.js';

/** The people who run the house come in, each with an authenticator whose codes the local outbox shows. */
export async function appointStaff(stage: Stage): Promise<void> {
  const administration = stage.get(Administration);
  await administration.addAdministrator(staff.administrator.email, staff.administrator.name);
  const administrator = await stage.person(staff.administrator);
  const trustees = [
    staff.trusteeAdministrator,
    staff.secondTrusteeAdministrator,
    staff.thirdTrusteeAdministrator,
  ];
  for (const trustee of trustees) {
    await administration.add(trustee, 'trustee-administrator', administrator);
  }
  await administration.add(staff.coordinator, 'coordinator', administrator);
  await administration.add(staff.examiner, 'observer', administrator);
  for (const player of [staff.administrator, ...trustees, staff.coordinator]) {
    await giveAuthenticator(stage, player);
  }
}

/** People of the demonstration have no phones: their codes are read from a page instead. */
export async function giveAuthenticator(stage: Stage, player: Player): Promise<void> {
  const person = await stage.person(player);
  const secret = stage.get(OneTimeCodes).newSecret();
  await stage
    .get(Transactions)
    .run((tx) => stage.get(SecondFactors).enrolWithoutApp(tx, person, secret));
}

/** The funder's contact reads the statement of their own fund. */
export async function letFunderIn(stage: Stage, fundId: string): Promise<void> {
  const administrator = await stage.person(staff.trusteeAdministrator);
  await stage.get(FunderReading).letIn(fundId, staff.funderContact, administrator);
}
