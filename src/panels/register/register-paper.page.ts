import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Paper, PaperTable } from '../../platform/paper/paper.js';
import type { PanelRegisterPage } from './register.page.js';

/** A panel's register as a paper: what its page shows, for PDF, workbook and CSV. */
export function registerPaper(
  panelName: string,
  { members, stands, ended }: PanelRegisterPage,
  today: LondonDate,
): Paper {
  const interests: PaperTable = {
    caption: 'Interests',
    head: ['Member', 'Agency', 'Kind', 'Body', 'What it is', 'Since', 'Until'],
    rows: [...stands, ...ended].map((entry) => [
      entry.personName,
      entry.agencyName,
      entry.kindInWords,
      entry.body,
      entry.what,
      formatDate(entry.since),
      entry.endedOn === null ? '' : formatDate(entry.endedOn),
    ]),
  };
  const confirmed: PaperTable = {
    caption: 'Confirmed',
    head: ['Member', 'Agency', 'Last confirmed', 'As', 'To be confirmed by'],
    rows: members.map(({ personName, agencyName, confirmedOn, confirmed: as, dueOn }) => [
      personName,
      agencyName,
      confirmedOn === null ? 'Never' : formatDate(confirmedOn),
      as,
      formatDate(dueOn),
    ]),
  };
  return {
    title: `Register of interests of the ${panelName}`,
    subtitle: `As of ${formatDate(today)}.`,
    sections: [
      { heading: 'What members have registered', tables: [interests] },
      { heading: 'Who has confirmed', tables: [confirmed] },
    ],
  };
}
