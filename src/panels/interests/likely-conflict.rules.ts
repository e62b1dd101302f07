/** Endings that say what kind of body it is and not which: "Wivenhoe Hub CIC" is "Wivenhoe Hub". */
const LEGAL_ENDINGS = /\b(cic|cio|ltd|limited|plc|llp|trust|charity|community interest company)$/;

/**
 * Why the software thinks a member may have an interest, or undefined. It proposes; the member declares.
 * Names are compared without case, punctuation, a leading "The" and the legal form.
 */
export function likelyConflict(agencyName: string, organisationName: string): string | undefined {
  const agency = plainName(agencyName);
  if (agency === '' || agency !== plainName(organisationName)) return undefined;
  return `You sit on the panel for ${agencyName}, and ${organisationName} is the organisation that is asking.`;
}

function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^the /, '');
  return plain.replace(LEGAL_ENDINGS, '').trim() || plain;
}
