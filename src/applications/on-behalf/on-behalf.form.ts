import type { LondonDate } from '../../kernel/london.js';
import { Field, type Reading } from '../../platform/web/field.decorator.js';
import { date, idOf, oneOf, text, timeOfDay } from '../../platform/web/fields.js';
import type { Channel } from './on-behalf.entity.js';

export const CHANNELS: readonly Channel[] = ['paper', 'telephone', 'e-mail', 'in-person'];

/** For whom staff type an application in, how and when it came, and how its receipt goes. */
export class OnBehalfForm {
  @Field(idOf('the organisation that applies')) readonly organisation!: string;
  @Field(oneOf('how it came', CHANNELS)) readonly channel!: Channel;
  @Field(date('the day it was received')) readonly receivedOn!: LondonDate;
  @Field(timeOfDay('the time it was received')) readonly receivedTime!: string;
  @Field(text('why it came this way', 1000)) readonly reason!: string;
  @Field(oneOf('how the receipt goes', ['post', 'e-mail'])) readonly receiptBy!: 'post' | 'e-mail';
  @Field(readReceiptEmail) readonly receiptEmail!: string | null;
}

/** Needed for a receipt by e-mail, and read only then. */
function readReceiptEmail(
  typed: string,
  body: Readonly<Record<string, unknown>>,
): Reading<string | null> {
  if (body['receiptBy'] !== 'e-mail') return { value: null };
  const address = typed.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) && address.length <= 200
    ? { value: address }
    : { problem: 'Enter the e-mail address for the receipt, like name@example.org' };
}
