import { Field } from '../../../platform/web/field.decorator.js';
import type { SectionWords } from '../edits.rules.js';
import { EditForm, typedLine, typedText } from '../edit.form.js';

export class SectionForm extends EditForm {
  @Field(typedLine) readonly title!: string;
  @Field(typedText) readonly guidance!: string;
}

export function wordsOf({ title, guidance }: SectionForm): SectionWords {
  return guidance === '' ? { title } : { title, guidance };
}
