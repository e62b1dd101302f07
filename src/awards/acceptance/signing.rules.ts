import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import { afterAct, type AwardAct, type AwardStatus } from '../award.lifecycle.js';

/** A signature that counts. */
interface Signed {
  readonly personId: string;
  readonly name: string;
}

export interface SigningFacts {
  readonly status: AwardStatus;
  readonly today: LondonDate;
  /** The last day on which it can be signed; null for no such day. */
  readonly offerEndsOn: LondonDate | null;
  /** Of the agreement in force, and of the one that was read; undefined for whatever is in force. */
  readonly agreementNumber: number;
  readonly seenAgreement: number | undefined;
  /** How many people have to sign. */
  readonly signatories: number;
  readonly signed: readonly Signed[];
}

/** Whether this signature is the first of two, or the one that accepts the offer. */
export function actOfSigning({
  signed,
  signatories,
}: SigningFacts): Extract<AwardAct, 'sign-first' | 'accept'> {
  return signed.length + 1 < signatories ? 'sign-first' : 'accept';
}

/** Every reason why this person can't sign now. Who has signed already is not asked: they change nothing. */
export function refusalsToSign(facts: SigningFacts, name: string): readonly Refusal[] {
  const next = afterAct(actOfSigning(facts), facts.status);
  if ('refusal' in next) return [next.refusal];
  const refusals: Refusal[] = [];
  if (facts.offerEndsOn !== null && facts.today > facts.offerEndsOn) {
    const message = `This offer ended on ${formatDate(facts.offerEndsOn)}: ask the coordinator for more time`;
    refusals.push({ code: 'offer-ended', message });
  }
  if (facts.seenAgreement !== undefined && facts.seenAgreement !== facts.agreementNumber) {
    const message = 'The agreement was changed since you opened it: read it again';
    refusals.push({ code: 'agreement-changed', message });
  }
  if (facts.signed.some((other) => isSameName(other.name, name))) {
    const message = `${name} has signed already: the other signature is another person’s`;
    refusals.push({ code: 'same-name', field: 'signatoryName', message });
  }
  return refusals;
}

/** Why this person can't take their signature back: it has to be the first of two, and alone. */
export function refusalsToTakeBack(
  { status, signed }: Pick<SigningFacts, 'status' | 'signed'>,
  personId: string,
): readonly Refusal[] {
  const next = afterAct('take-back-signature', status);
  if ('refusal' in next) return [next.refusal];
  if (signed.some((one) => one.personId === personId)) return [];
  const message = 'Only who has signed can take the signature back';
  return [{ code: 'not-yours', message }];
}

function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
