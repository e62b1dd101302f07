import type { Refusal } from '../../../kernel/refusal.js';
import type { InterestKind } from '../interest-kind.js';
import { weightOf } from '../interest-weight.rules.js';

/** What stands about one person and one bid, source by source. */
export interface SettingFacts {
  readonly kind: InterestKind;
  /** What they declared; undefined while nothing stands. */
  readonly declared: InterestKind | undefined;
  /** What a coordinator set before; undefined while nothing stands. */
  readonly set: InterestKind | undefined;
  /** Their agency is the applicant. */
  readonly isAgencyOut: boolean;
  /** Who sets it is whom it is about. */
  readonly isOwn: boolean;
  /** The bid is shut to who sets it. */
  readonly isShutToSetter: boolean;
}

/** Every reason why the coordinator can't set this interest, or take it back (`none`). */
export function refusalsToSet(facts: SettingFacts): readonly Refusal[] {
  const { kind, isAgencyOut, isOwn, isShutToSetter } = facts;
  const standing = weightStanding(facts);
  if (isShutToSetter) {
    const message = 'This bid is shut to you, so another coordinator deals with interests in it';
    return [{ code: 'setter-has-interest', message }];
  }
  const refusals: Refusal[] = [];
  if (isAgencyOut) {
    refusals.push({
      code: 'agency-is-applicant',
      field: 'kind',
      message:
        'Their agency is the applicant, so all of it is out of this bid, and nothing is to be set',
    });
  }
  if (isOwn && weightOf(kind) < standing) {
    refusals.push({
      code: 'own-interest',
      field: 'kind',
      message: 'An interest of your own is for another coordinator to take back',
    });
  }
  if (kind === 'none' && standing === 0 && !isAgencyOut) {
    refusals.push({
      code: 'nothing-to-take-back',
      field: 'kind',
      message: 'No interest stands, so there is none to take back',
    });
  }
  return refusals;
}

/** Whether setting this takes back what they declared: only when it says less than they did. */
export function takesBackDeclaration({
  kind,
  declared,
}: Pick<SettingFacts, 'kind' | 'declared'>): boolean {
  return declared !== undefined && weightOf(kind) < weightOf(declared);
}

/** Of what was declared or set; the whole agency's is not for anybody to weigh. */
function weightStanding({ declared, set }: SettingFacts): number {
  return Math.max(weightOf(declared ?? 'none'), weightOf(set ?? 'none'));
}
