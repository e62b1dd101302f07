import { Field } from '../../platform/web/field.decorator.js';
import { idOf, oneOf, text, ticked } from '../../platform/web/fields.js';
import type { TransferKind } from './award-transfer.entity.js';

/** To whom an award goes, and why. */
export class TransferForm {
  @Field(oneOf<TransferKind>('what happens', ['merged', 'handed-on']))
  readonly kind!: TransferKind;
  @Field(idOf('the organisation that takes it on')) readonly organisation!: string;
  @Field(text('the reason', 2000)) readonly reason!: string;
}

/** The signature of the organisation that takes it on. */
export class TransferSigningForm {
  @Field(text('the name of who signs')) readonly signatoryName!: string;
  @Field(text('what they are in your organisation')) readonly signatoryPosition!: string;
  @Field(ticked('Tick the box to take the grant on with its conditions'))
  readonly accepts!: true;
}
