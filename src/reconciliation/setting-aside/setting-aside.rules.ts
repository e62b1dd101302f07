import type { Refusal } from '../../kernel/refusal.js';
import type { SetAside } from '../bank-line-mark.entity.js';
import { refusalsToTouch, type LineStanding } from '../line-standing.rules.js';

/** Every reason a line can't be put on hold or ignored. */
export function refusalsToSetAside(line: LineStanding, state: SetAside): readonly Refusal[] {
  const refusals = refusalsToTouch(line);
  if (refusals.length === 0 && state === 'ignored' && line.state === 'part-matched') {
    return [
      {
        code: 'matched-in-part',
        field: 'state',
        message: 'Part of this line is matched: put the rest on hold, or undo the match first',
      },
    ];
  }
  return refusals;
}
