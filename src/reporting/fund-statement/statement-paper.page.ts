import { formatDate } from '../../kernel/london.js';
import type { Paper, PaperCell, PaperSection, PaperTable } from '../../platform/paper/paper.js';
import { POT_LABELS, type StatementLine, type StatementView } from './fund-statement.page.js';

/** The statement as a paper: the same view as the page's, for PDF, workbook and CSV. */
export function statementPaper(view: StatementView): Paper {
  const { fund } = view;
  const sections: readonly (PaperSection | undefined)[] = [
    { heading: 'Where the money came from, moved and went', tables: [movementsTable(view)] },
    { heading: 'Awarded and not yet paid', tables: [unpaidTable(view)] },
    view.runway && {
      heading: 'How long it lasts',
      paragraphs: view.runway.sentences,
      tables: [
        {
          caption: 'Not awarded yet, and to come at the present rate',
          head: ['Day', 'Not awarded'],
          rows: view.runway.points.map(({ on, pence }) => [formatDate(on), pence]),
        },
      ],
    },
    {
      heading: 'What the money is for',
      paragraphs: [
        fund.restriction,
        `Agreement ${fund.agreementReference}, to be spent by ${formatDate(fund.spendBy)}.`,
      ],
    },
  ];
  return {
    title: `Statement of ${fund.name}`,
    subtitle: `${fund.funderName}. ${view.periodInWords}. Reference ${view.reference}.`,
    sections: sections.filter((section) => section !== undefined),
  };
}

function movementsTable({ opening, kinds, closing }: StatementView): PaperTable {
  return {
    caption: 'Movements',
    head: ['What happened', ...POT_LABELS, 'Held in all'],
    rows: [opening, ...kinds].map(row),
    foot: row(closing),
  };
}

function row({ label, pots, heldPence }: StatementLine): readonly PaperCell[] {
  return [label, ...pots.map((pence) => pence ?? ''), heldPence];
}

function unpaidTable({ unpaid, unpaidPence, on }: StatementView): PaperTable {
  return {
    caption: `Not yet paid on ${formatDate(on)}`,
    head: ['Award', 'Organisation', 'Awarded', 'Paid', 'Not yet paid'],
    rows: unpaid.map((award) => [
      award.reference,
      award.organisationName,
      award.amountPence,
      award.paidPence,
      award.committedPence + award.inTransitPence,
    ]),
    foot: ['Together', '', '', '', unpaidPence],
  };
}
