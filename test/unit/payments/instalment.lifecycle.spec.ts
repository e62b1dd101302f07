import {
  afterAct,
  type InstalmentAct,
  type InstalmentStatus,
} from '../../../src/payments/instalment.lifecycle.js';

const statuses: InstalmentStatus[] = [
  'planned',
  'in-run',
  'sent',
  'cleared',
  'refused',
  'given-up',
];
const open: Record<InstalmentAct, Partial<Record<InstalmentStatus, InstalmentStatus>>> = {
  prepare: { planned: 'in-run' },
  'take-out': { 'in-run': 'planned' },
  send: { 'in-run': 'sent' },
  clear: { sent: 'cleared' },
  unclear: { cleared: 'sent' },
  fail: { sent: 'planned' },
  bounce: { cleared: 'planned' },
  unbounce: { planned: 'cleared' },
  refuse: { planned: 'refused' },
  'give-up': { planned: 'given-up' },
  'plan-again': { 'given-up': 'planned' },
};

describe.each(Object.keys(open) as InstalmentAct[])('%s', (act) => {
  it.each(statuses)('from %s', (from) => {
    const status = open[act][from];

    expect(afterAct(act, from)).toEqual(
      status === undefined
        ? { refusal: { code: `payment-${from}`, message: expect.any(String) as string } }
        : { status },
    );
  });
});

it('says in words where a payment stands', () => {
  expect(afterAct('prepare', 'sent')).toEqual({
    refusal: { code: 'payment-sent', message: 'This payment has been sent to the bank' },
  });
});
