import type { PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Refused, type Refusal } from '../../kernel/refusal.js';

/**
 * HTTP body → typed command: `@Body(new FormPipe(DecisionForm)) form: DecisionForm`. Only the fields
 * the form class declares are read.
 * @throws Refused with a sentence for each field that can't be read.
 */
export class FormPipe<Form extends object> implements PipeTransform<unknown, Form> {
  constructor(private readonly form: Type<Form>) {}

  transform(body: unknown): Form {
    const form = plainToInstance(this.form, body ?? {}, { strategy: 'excludeAll' });
    const refusals = validateSync(form).map(({ property, constraints }): Refusal => ({
      code: 'unreadable',
      field: property,
      message: Object.values(constraints ?? {})[0] ?? 'Check this answer',
    }));
    if (refusals.length > 0) throw new Refused(refusals);
    return form;
  }
}
