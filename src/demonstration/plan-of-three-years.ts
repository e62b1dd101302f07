import { AwardPlans } from '../awards/award-plans.queries.js';
import { AwardPlanSetting } from '../awards/plan/plan-setting.service.js';
import { planKey } from '../rounds/payment-plan/payment-plan.rules.js';
import { staff } from './cast.js';
import type { Stage } from './stage.js';

/** The carers' mornings are to last: half at once, a part each year after, the last kept back for the final return. */
export async function payOverThreeYears(stage: Stage, awardId: string): Promise<void> {
  const plan = await stage.get(AwardPlans).ofAward(awardId);
  await stage.get(AwardPlanSetting).set({
    awardId,
    parts: [
      { amountPence: 2_475_00n, trigger: { kind: 'date', months: 0 }, isRetention: false },
      { amountPence: 1_125_00n, trigger: { kind: 'return', number: 1 }, isRetention: false },
      { amountPence: 900_00n, trigger: { kind: 'date', months: 24 }, isRetention: false },
      { amountPence: 450_00n, trigger: { kind: 'return', number: 2 }, isRetention: true },
    ],
    reason: 'Three years of mornings, as the panel asked: the first year is the dearest.',
    seen: planKey(plan.parts),
    by: await stage.person(staff.coordinator),
  });
}
