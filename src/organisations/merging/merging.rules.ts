import type { Refusal } from '../../kernel/refusal.js';

export interface MergingFacts {
  /** Titles of rounds in which both have an application, drafts included. */
  readonly roundsOfBoth: readonly string[];
  /** Both have bank details that are checked, or wait to be. */
  readonly bothHaveAccounts: boolean;
}

/** Every reason why two records can't be made one as they are. */
export function refusalsToMerge(facts: MergingFacts): readonly Refusal[] {
  const refusals: Refusal[] = facts.roundsOfBoth.map((title) => ({
    code: 'both-applied',
    message: `Both have an application in “${title}”, and an organisation has one in a round: settle which one stands first`,
  }));
  if (facts.bothHaveAccounts) {
    refusals.push({
      code: 'both-have-accounts',
      message:
        'Both have bank details, and it can’t be told which are right: have one of them turned down first',
    });
  }
  return refusals;
}

/** Tables in the words of people; every other by its own name. */
const THINGS: Readonly<Record<string, string>> = {
  application: 'applications',
  award: 'awards',
  award_transfer: 'grants handed on',
  bank_details: 'bank details',
  contact_invitation: 'invitations',
  contact_change: 'changes of its people',
  deadline_extension: 'times when it was given more time',
  gift_offer: 'offers to members of panels',
  organisation_check: 'checks',
  organisation_document: 'documents in its library',
  organisation_flag: 'flags',
  organisation_identifier: 'numbers with registers',
  organisation_merge: 'organisations merged into it before',
  person_role: 'people',
  reasonable_adjustment: 'reasonable adjustments',
  registered_interest: 'interests of members of panels',
  register_look_up: 'questions to registers',
  round_invitation: 'invitations to rounds',
};

/** `application.organisation_id` → "applications". */
export function thingsIn(column: string): string {
  const [table = ''] = column.split('.');
  return THINGS[table] ?? table.replaceAll('_', ' ');
}
