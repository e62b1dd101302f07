import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, text } from '../../platform/web/fields.js';
import { readEmailAddress } from '../email.rules.js';
import { HOUSE_ROLES, type HouseRole } from './house-roles.rules.js';

export class RoleForm {
  @Field(oneOf('what they are to do', HOUSE_ROLES)) readonly role!: HouseRole;
}

export class NewPersonForm extends RoleForm {
  @Field(text('their name', 100)) readonly name!: string;
  @Field(readEmailAddress) readonly email!: string;
}
