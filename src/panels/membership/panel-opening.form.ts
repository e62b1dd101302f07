import { Field } from '../../platform/web/field.decorator.js';
import { text, wholeNumber } from '../../platform/web/fields.js';

export class PanelOpeningForm {
  @Field(text('the name of the panel')) readonly name!: string;
  @Field(text('the group it reports to')) readonly parentBody!: string;
  @Field(wholeNumber('how many agencies make a quorum', 1, 50)) readonly quorumAgencies!: number;
}
