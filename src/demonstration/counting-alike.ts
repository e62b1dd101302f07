import { randomUUID } from 'node:crypto';
import { AgreeingTargets } from '../monitoring/indicators/agreeing/agreeing.service.js';
import { ChoosingIndicators } from '../monitoring/indicators/choosing/choosing.service.js';
import { Library } from '../monitoring/indicators/library/library.service.js';
import { staff } from './cast.js';
import type { Stage } from './stage.js';

/** Two indicators for the library, asked for by this round; a target is agreed for three of the four that two grants are asked for. */
export async function countAlike(
  stage: Stage,
  roundId: string,
  awards: { readonly bikes: string; readonly carers: string },
): Promise<void> {
  const by = await stage.person(staff.coordinator);
  const library = stage.get(Library);
  const [helped, sessions] = [randomUUID(), randomUUID()];
  await library.add({
    ...{ formKey: helped, by, unit: 'people', adds: 'sum', countsOnce: true },
    name: 'People who were helped in person',
    whatCounts: 'Everybody who was met, taught or advised; not those who only read a leaflet.',
  });
  await library.add({
    ...{ formKey: sessions, by, unit: 'sessions', adds: 'sum', countsOnce: false },
    name: 'Sessions that were held',
    whatCounts: 'Each time that people came together, however many came.',
  });
  const choosing = stage.get(ChoosingIndicators);
  await choosing.choose({ roundId, chosen: [helped, sessions], seen: '', by });
  const agreeing = stage.get(AgreeingTargets);
  await agreeing.agree({ awardId: awards.bikes, indicatorId: helped, target: 120, by });
  await agreeing.agree({ awardId: awards.bikes, indicatorId: sessions, target: 60, by });
  await agreeing.agree({ awardId: awards.carers, indicatorId: helped, target: 50, by });
}
