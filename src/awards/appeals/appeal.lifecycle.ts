import type { Refusal } from '../../kernel/refusal.js';

export type AppealKind = 'appeal' | 'complaint';
export type AppealFinding = 'upheld' | 'partly-upheld' | 'not-upheld';
export type AppealStatus = 'received' | 'in-hand' | AppealFinding | 'withdrawn';
type AppealAct = 'hand' | 'find' | 'withdraw';

/** The one door through which an appeal or a complaint changes state. It may be handed to another while it is open. */
const TABLE: Readonly<Record<AppealAct, readonly AppealStatus[]>> = {
  hand: ['received', 'in-hand'],
  find: ['in-hand'],
  withdraw: ['received', 'in-hand'],
};

/** Why the act can't be done from here; none when it can. */
export function refusalsToAct(act: AppealAct, from: AppealStatus): readonly Refusal[] {
  if (TABLE[act].includes(from)) return [];
  if (from === 'received') {
    return [{ code: 'appeal-in-nobodys-hands', message: 'Say first who looks into it' }];
  }
  const message = from === 'withdrawn' ? 'It was taken back' : 'It has been answered already';
  return [{ code: `appeal-${from}`, message }];
}
