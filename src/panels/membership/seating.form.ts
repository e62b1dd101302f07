import type { LondonDate } from '../../kernel/london.js';
import { readEmailAddress } from '../../people/email.rules.js';
import { Field, textOf, type Reader } from '../../platform/web/field.decorator.js';
import { idOf, oneOf, optionalDate, text } from '../../platform/web/fields.js';
import type { Sector } from './agency.entity.js';
import type { Office } from './seat.entity.js';

const SECTORS: readonly Sector[] = ['public', 'voluntary', 'commercial'];
const OFFICES: readonly Office[] = ['chair', 'vice-chair', 'member'];
/** What the list of agencies sends when the member's is not in it. */
export const NEW_AGENCY = 'new';

export class SeatingForm {
  @Field(text('their name')) readonly name!: string;
  @Field(readEmailAddress) readonly email!: string;
  @Field((typed, ...rest) =>
    typed === NEW_AGENCY ? { value: NEW_AGENCY } : idOf('their agency')(typed, ...rest),
  )
  readonly agencyId!: string;
  @Field(ofNewAgency(text('the name of the agency'))) readonly agencyName!: string;
  @Field(ofNewAgency(oneOf('the sector of the agency', SECTORS))) readonly sector!: Sector;
  @Field(optionalDate('the last day of the term')) readonly endsOn!: LondonDate | null;
  @Field(oneOf('what they are on the panel', OFFICES)) readonly office!: Office;
}

/** Read only when a new agency is chosen; what an unused field says doesn't matter. */
function ofNewAgency<Value>(read: Reader<Value>): Reader<Value | undefined> {
  return (typed, body, name) =>
    textOf(body['agencyId']) === NEW_AGENCY ? read(typed, body, name) : { value: undefined };
}
