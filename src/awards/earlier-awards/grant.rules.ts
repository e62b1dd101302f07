import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { GrantFields } from './grant-fields.rules.js';
import { readAmount, readAwardDate, readSterling } from './grant-values.rules.js';

/** A grant as its funder published it: what the register of earlier awards takes of it. */
export interface PublishedGrant {
  /** The publisher's own, `360G-EssexCF-A547284`. */
  readonly identifier: string;
  readonly title: string;
  readonly description: string;
  readonly amountPence: Pence;
  readonly awardedOn: LondonDate;
  readonly recipientName: string;
  /** As published (`GB-CHC-1092567`), well formed or not; empty for an individual. */
  readonly recipientIdentifier: string;
  readonly funderName: string;
  readonly funderIdentifier: string;
  /** Empty where none is named. */
  readonly programme: string;
}

/** The identifier, where the row has one, and the award or every reason to refuse it. */
export type ReadGrant = { readonly identifier: string | undefined } & (
  { readonly grant: PublishedGrant } | { readonly reasons: readonly string[] }
);

/**
 * Reads one grant. What the standard requires is required: id, title, description, currency, amount,
 * date, recipient and funder. A grant to an individual is taken without who it is.
 */
export function readGrant(row: unknown): ReadGrant {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return { identifier: undefined, reasons: ['it is not a grant'] };
  }
  const fields = new GrantFields(row);
  const identifier = fields.text('id');
  const title = fields.text('title');
  const description = fields.text('description');
  fields.readText('currency', readSterling);
  const amountPence = fields.read('amountAwarded', readAmount);
  const awardedOn = fields.readText('awardDate', readAwardDate);
  const recipient = readRecipient(fields);
  const funder = readParty(fields, 'fundingOrganization');
  const { reasons } = fields;
  if (amountPence === undefined || awardedOn === undefined || reasons.length > 0) {
    return { identifier: identifier === '' ? undefined : identifier, reasons };
  }
  return {
    identifier,
    grant: {
      identifier,
      title,
      description,
      amountPence,
      awardedOn,
      recipientName: recipient.name,
      recipientIdentifier: recipient.identifier,
      funderName: funder.name,
      funderIdentifier: funder.identifier,
      programme: readProgramme(fields),
    },
  };
}

interface Party {
  readonly name: string;
  readonly identifier: string;
}

/** Nobody's name is kept for having been helped: of an individual neither name nor identifier is read. */
function readRecipient(fields: GrantFields): Party {
  return fields.has('recipientIndividual') && !fields.has('recipientOrganization')
    ? { name: 'An individual', identifier: '' }
    : readParty(fields, 'recipientOrganization');
}

function readParty(fields: GrantFields, name: string): Party {
  const party = fields.only(name);
  return { name: party?.text('name') ?? '', identifier: party?.text('id') ?? '' };
}

function readProgramme(fields: GrantFields): string {
  const titles = fields.list('grantProgramme').map((programme) => programme.optionalText('title'));
  return titles.filter((title) => title !== '').join(', ');
}
