import { members, organisations, staff } from './cast.js';

const DOORS: readonly (readonly [who: string, email: string])[] = [
  ['A voluntary organisation', organisations.bikes.contact.email],
  ['A panel member', members[4].email],
  ['The panel’s chair', members[0].email],
  ['The coordinator', staff.coordinator.email],
  ['The trustee administrator', staff.trusteeAdministrator.email],
  ['A second trustee administrator', staff.secondTrusteeAdministrator.email],
  ['A third, who releases large runs', staff.thirdTrusteeAdministrator.email],
  ['A funder', staff.funderContact.email],
  ['The independent examiner', staff.examiner.email],
  ['The administrator', staff.administrator.email],
];

/** For each kind of person an address to sign in with, and where the codes are read. */
export function doorsOf(baseUrl: string): string {
  const widest = Math.max(...DOORS.map(([who]) => who.length));
  const lines = DOORS.map(([who, email]) => `  ${who.padEnd(widest)}  ${email}`);
  return [
    'It is filled with a demonstration. Sign in as',
    ...lines,
    `Sign-in messages and authenticator codes: ${baseUrl}/outbox`,
  ].join('\n');
}
