import type { Postcode } from './postcode.entity.js';

/** `Castle ward. Colchester 007E is among the 50% most deprived neighbourhoods of England (2025).` */
export function placeInWords({ wardName, lsoaName, imdDecile, imdYear }: Postcode): string {
  const ward = `${wardName} ward`;
  if (imdDecile === null) return `${ward}, neighbourhood ${lsoaName}`;
  return `${ward}. ${lsoaName} is among the ${shareOf(imdDecile)} neighbourhoods of England (Indices of Deprivation ${imdYear}, decile ${imdDecile} of 10)`;
}

/** Said from the nearer end, as people do. */
function shareOf(decile: number): string {
  return decile <= 5 ? `${decile * 10}% most deprived` : `${(11 - decile) * 10}% least deprived`;
}
