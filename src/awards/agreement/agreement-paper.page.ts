import { formatDate, formatMoment, londonDateOf } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type { Paper } from '../../platform/paper/paper.js';
import type { SignatureOfAward } from '../acceptance/signatures.queries.js';
import type { AwardSummary } from '../awards.queries.js';
import { sectionsOf } from './agreement-text.rules.js';
import type { ReadAgreement } from './agreements.queries.js';

/** The letter of offer and the agreement to print: the very text that is signed, and who has signed it. */
export function agreementPaper(
  award: AwardSummary,
  agreement: ReadAgreement,
  signatures: readonly SignatureOfAward[],
): Paper {
  return {
    title: `Grant agreement ${award.reference}`,
    subtitle: `${award.organisationName}, ${formatPence(award.amountPence)} from ${award.fundName}. ${versionInWords(agreement)}`,
    sections: [
      { heading: 'Offer', paragraphs: letterOf(award) },
      ...sectionsOf(agreement.text).map(({ heading, paragraphs }) => ({
        heading,
        level: 2 as const,
        paragraphs,
      })),
      { heading: 'Signatures', ...signed(award, signatures) },
      {
        heading: 'The text that was signed',
        level: 2,
        paragraphs: [`Agreement ${agreement.number}. SHA-256: ${inGroups(agreement.sha256)}`],
      },
    ],
  };
}

function letterOf({ organisationName, amountPence, title, ...award }: AwardSummary): string[] {
  const until = award.offerEndsOn === null ? '' : `, until ${formatDate(award.offerEndsOn)}`;
  const signing =
    award.signatories === 1
      ? 'one person signs for your organisation'
      : 'two people sign for your organisation, each with their own sign-in';
  return [
    `To ${organisationName}`,
    `The panel has decided to award you ${formatPence(amountPence)} for “${title}”, your application ${award.reference}. To accept it, ${signing}${until}. No money is paid before that.`,
  ];
}

function versionInWords({ number, termsVersion, madeAt }: ReadAgreement): string {
  const terms =
    termsVersion === 0 ? 'the standard terms' : `version ${termsVersion} of the panel’s terms`;
  const made = madeAt === null ? 'not made yet' : `made on ${formatDate(londonDateOf(madeAt))}`;
  return `Agreement ${number}, ${made}, on ${terms}.`;
}

function signed(
  { signatories }: AwardSummary,
  signatures: readonly SignatureOfAward[],
): Pick<Paper['sections'][number], 'paragraphs' | 'tables'> {
  const open = signatories - signatures.length;
  const words =
    open > 0 ? [`${open === 1 ? 'One signature is' : 'Two signatures are'} still needed.`] : [];
  if (signatures.length === 0) return { paragraphs: words };
  return {
    paragraphs: words,
    tables: [
      {
        caption: 'Signed online, each with their own sign-in',
        head: ['Name', 'Position', 'Signed'],
        rows: signatures.map(({ name, position, signedAt }) => [
          name,
          position,
          formatMoment(signedAt),
        ]),
      },
    ],
  };
}

/** Sixty-four signs in a row run over the edge of the page. */
function inGroups(sha256: string): string {
  return sha256.replaceAll(/(.{8})(?=.)/g, '$1 ');
}
