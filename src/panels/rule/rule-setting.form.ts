import { readPounds, type Pence } from '../../kernel/pence.js';
import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { oneOf, text, wholeNumber } from '../../platform/web/fields.js';
import type { Sector } from '../membership/agency.entity.js';
import type { Standing, VotingRule } from './panel-rule.js';

const SECTORS: readonly Sector[] = ['public', 'voluntary', 'commercial'];
const VOTING_RULES: readonly VotingRule[] = [
  'consensus',
  'majority-of-votes',
  'majority-of-agencies',
];
/** Longer than that and nobody remembers what the meeting said. */
const MOST_DAYS = 30;

const tick: Reader<boolean> = (typed) => ({ value: typed === 'yes' });

const sectors: Reader<readonly Sector[]> = (_, body, name) => {
  const sent: readonly unknown[] = [body[name] ?? []].flat();
  return { value: SECTORS.filter((sector) => sent.includes(sector)) };
};

const daysOrNone: Reader<number | null> = (typed, ...rest) =>
  typed.trim() === ''
    ? { value: null }
    : wholeNumber('the working days to ratify', 1, MOST_DAYS)(typed, ...rest);

const limitOrNone: Reader<Pence | null> = (typed) => {
  if (typed.trim() === '') return { value: null };
  const read = readPounds(typed);
  if ('problem' in read) return read;
  return read.pence > 0n ? { value: read.pence } : { problem: 'The limit must be more than £0' };
};

/** A panel's rule as the coordinator sets it. */
export class RuleSettingForm {
  /** The version that was in force when the form was shown. */
  @Field(wholeNumber('the version', 1, 100_000)) readonly seenVersion!: number;
  @Field(oneOf<Standing>('what the panel’s word is worth', ['decides', 'endorses']))
  readonly standing!: Standing;
  @Field(wholeNumber('how many agencies make a quorum', 1, 50)) readonly quorumAgencies!: number;
  @Field(sectors) readonly sectorsRequired!: readonly Sector[];
  @Field(oneOf('how it votes', VOTING_RULES)) readonly votingRule!: VotingRule;
  @Field(tick) readonly hasCastingVote!: boolean;
  @Field(oneOf('whether abstentions count', ['yes', 'no'])) readonly abstentions!: 'yes' | 'no';
  @Field(daysOrNone) readonly ratificationDays!: number | null;
  @Field(tick) readonly mayDeputiesAnswer!: boolean;
  @Field(tick) readonly mayDecideUrgently!: boolean;
  @Field(limitOrNone) readonly parentDecidesAbove!: Pence | null;
  @Field(text('where the rule is written', 500)) readonly reason!: string;
}
