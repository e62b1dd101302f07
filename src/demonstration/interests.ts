import { Dismissing } from '../panels/interests/dismissal/dismissing.service.js';
import { SettingInterests } from '../panels/interests/setting/setting.service.js';
import { members, staff } from './cast.js';
import type { Stage } from './stage.js';

/** What was found in two bids: the coordinator sets one as an interest, and dismisses the other. */
export async function settleFindings(
  stage: Stage,
  bids: { readonly shed: string; readonly respite: string },
): Promise<void> {
  const by = await stage.person(staff.coordinator);
  await stage.get(SettingInterests).set({
    ...{ applicationId: bids.shed, personId: await sitterFor(stage, 'Colchester Borough Homes') },
    ...{ kind: 'other-registerable', by },
    reason: 'Colchester Borough Homes lends them the garages',
  });
  await stage.get(Dismissing).dismiss({
    ...{ applicationId: bids.respite, personId: await sitterFor(stage, 'ESNEFT'), by },
    finding: { foundBy: 'agency/answers', about: 'ESNEFT' },
    reason: 'The ward only tells families about them: nothing is paid either way',
  });
}

function sitterFor(stage: Stage, agency: (typeof members)[number]['agency']): Promise<string> {
  const sitter = members.find((member) => member.agency === agency);
  if (!sitter) throw new Error(`Nobody sits for ${agency}`);
  return stage.person(sitter);
}
