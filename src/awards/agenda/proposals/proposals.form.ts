import { readPounds } from '../../../kernel/pence.js';
import { refuseIfAny, type Refusal } from '../../../kernel/refusal.js';
import { textOf } from '../../../platform/web/field.decorator.js';
import { isId } from '../../../platform/web/fields.js';
import type { PartFromFund } from '../../decision/outcome.rules.js';

/** What was typed for one bid. */
export interface TypedProposal {
  readonly applicationId: string;
  /** Of the proposal that whoever typed had before them; 0 for none. */
  readonly seenVersion: number;
  /** One for each fund that something was typed for, 0 included; none at all takes a proposal back. */
  readonly parts: readonly PartFromFund[];
}

type Body = Readonly<Record<string, unknown>>;

/** Inputs are named `share-<application>-<fund>`, an id is 36 letters long. */
const ID = 36;

/**
 * The bids that the form names by `seen-<application>`, with what was typed for each.
 * @throws Refused with every sum that can't be read, at its own input.
 */
export function readProposals(body: Body): readonly TypedProposal[] {
  const refusals: Refusal[] = [];
  const proposals = Object.entries(body).flatMap(([name, sent]): readonly TypedProposal[] => {
    const applicationId = name.slice('seen-'.length);
    if (!name.startsWith('seen-') || !isId(applicationId)) return [];
    const seen = textOf(sent);
    const seenVersion = /^\d{1,9}$/.test(seen) ? Number(seen) : 0;
    return [{ applicationId, seenVersion, parts: partsTyped(body, applicationId, refusals) }];
  });
  refuseIfAny(refusals);
  return proposals;
}

function partsTyped(
  body: Body,
  applicationId: string,
  refusals: Refusal[],
): readonly PartFromFund[] {
  const start = `share-${applicationId}-`;
  return Object.entries(body).flatMap(([field, sent]): readonly PartFromFund[] => {
    const fundId = field.slice(start.length, start.length + ID);
    const typed = textOf(sent).trim();
    if (!field.startsWith(start) || !isId(fundId) || typed === '') return [];
    const read = readPounds(typed);
    if ('pence' in read) return [{ fundId, amountPence: read.pence }];
    refusals.push({ code: 'unreadable', field, message: read.problem });
    return [];
  });
}
