import type { FilledAcceptance } from '../../../src/awards/acceptance/acceptance.form.js';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import type { Capacity } from '../../../src/kernel/role.js';
import type { Pence } from '../../../src/kernel/pence.js';
import type { House } from '../../support/house.js';
import {
  aBid,
  aMeeting,
  aPanel,
  type ABid,
  type APanel,
  type PanelTerms,
} from '../panels/a-panel.js';

export interface AnOffer {
  readonly awardId: string;
  readonly bid: ABid;
  readonly panel: APanel;
  /** A lead of the organisation. */
  readonly first: string;
  /** Another, in the capacity that was asked for. */
  readonly second: string;
}

export interface OfferTerms extends PanelTerms {
  readonly amountPence?: Pence;
  readonly conditions?: string;
  readonly secondCapacity?: Capacity;
  readonly organisationName?: string;
}

/** An award of £4,500 as it stands when it is offered: two have to sign it, and there are two people who may. */
export async function anOffer(house: House, terms: OfferTerms = {}): Promise<AnOffer> {
  const panel = await aPanel(house, { signatories: 2, ...terms });
  const bid = await aBid(house, panel, {
    organisationName: terms.organisationName ?? 'Wivenhoe Lunch Club',
    requestedPence: terms.amountPence ?? 450_000n,
  });
  const isReader = terms.secondCapacity === 'reader'; // who is nothing else elsewhere
  const second = await house.person(isReader ? 'Rita Reader' : 'Una Bright', {
    role: 'contact',
    subjectId: bid.organisationId,
    capacity: terms.secondCapacity ?? 'editor',
  });
  const meetingId = await aMeeting(house, panel);
  const { awardId = '' } = await house.get(Decisions).decide({
    meetingId,
    applicationId: bid.applicationId,
    verdict: {
      outcome: 'awarded',
      parts: [{ fundId: panel.fundId, amountPence: terms.amountPence ?? 450_000n }],
    },
    reasons: 'It builds on what is strong',
    conditions: terms.conditions ?? 'Publish the menu\nStay open to all',
    recordedBy: panel.members[0] ?? '',
  });
  return { awardId, bid, panel, first: bid.contact, second };
}

/** What the first of two types: the account comes with their signature. */
export const firstSigns = {
  signatoryName: 'Wyn Bell',
  signatoryPosition: 'Treasurer',
  account: { accountName: 'Lunch Club', sortCode: '20-00-00', accountNumber: '55779911' },
} satisfies Omit<FilledAcceptance, 'seenAgreement'>;

/** What the second types. */
export const secondSigns = {
  signatoryName: 'Una Bright',
  signatoryPosition: 'Chair',
  account: undefined,
} satisfies Omit<FilledAcceptance, 'seenAgreement'>;

/** How an award and its money stand. */
export async function standOf(
  house: House,
  awardId: string,
): Promise<{ status: string; committed: bigint; signatures: number }> {
  const [row] = await house.db.query<{ status: string; committed: string; signatures: number }[]>(
    `SELECT a.status, c.committed, (SELECT count(*)::integer FROM award_signature s
              WHERE s.award_id = a.id AND s.ended_at IS NULL) AS signatures
       FROM award a JOIN ledger.commitment_balance c ON c.commitment_id = a.id WHERE a.id = $1`,
    [awardId],
  );
  return {
    status: row?.status ?? '',
    committed: BigInt(row?.committed ?? 0),
    signatures: row?.signatures ?? 0,
  };
}
