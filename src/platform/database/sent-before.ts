import { refuse } from '../../kernel/refusal.js';

/**
 * What a form made when it was first sent, for who sends it a second time: two clicks are one act.
 * @throws Refused when it was changed in between: nobody may think that the change was recorded.
 */
export function sameAsSent<Row extends Fact>(
  made: Row,
  sent: Fact,
  facts: readonly (keyof Row)[],
): Row {
  const asSent = sent as Row;
  if (facts.every((fact) => made[fact] === asSent[fact])) return made;
  return refuse(
    'form-sent-before',
    'This form was sent before, with other answers. If this is another one, send it now',
  );
}

type Fact = object;
