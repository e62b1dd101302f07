import type { LondonDate } from '../../kernel/london.js';
import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { date, idOf, oneOf, optionalText, text, wholeNumber } from '../../platform/web/fields.js';
import type { AppealFinding, AppealKind } from './appeal.lifecycle.js';

const KINDS: readonly AppealKind[] = ['appeal', 'complaint'];
const LONGEST = 10_000;

const emailOrNone: Reader<string> = (typed) => {
  const email = typed.trim();
  return email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
    ? { value: email.toLowerCase() }
    : { problem: 'Enter an e-mail address, like name@example.org' };
};

/** From a contact, about their own application. */
export class AppealSendingForm {
  @Field(oneOf('whether it is an appeal or a complaint', KINDS)) readonly kind!: AppealKind;
  @Field(text('what you think went wrong', LONGEST)) readonly words!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

/** As it came to the office. */
export class AppealRecordingForm {
  @Field(oneOf('whether it is an appeal or a complaint', KINDS)) readonly kind!: AppealKind;
  /** Of the application it is about; '' for none. */
  @Field(optionalText('the reference', 30)) readonly reference!: string;
  @Field(text('the name of who it comes from')) readonly fromName!: string;
  @Field(emailOrNone) readonly fromEmail!: string;
  @Field(date('the day it came')) readonly receivedOn!: LondonDate;
  @Field(text('what they say', LONGEST)) readonly words!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

export class AppealHandlerForm {
  @Field(idOf('who looks into it')) readonly handler!: string;
}

export class AppealOutcomeForm {
  @Field(oneOf<AppealFinding>('what was found', ['upheld', 'partly-upheld', 'not-upheld']))
  readonly finding!: AppealFinding;
  @Field(text('what was found, in words', LONGEST)) readonly outcome!: string;
}

export class AppealTermForm {
  @Field(wholeNumber('the working days', 1, 250)) readonly workingDays!: number;
  @Field(text('where this is written', 500)) readonly reason!: string;
  @Field(wholeNumber('the version', 1, 100_000)) readonly seenVersion!: number;
}
