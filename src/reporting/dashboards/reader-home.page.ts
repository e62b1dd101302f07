import type { Fund } from '../../funds/fund.entity.js';
import type { HomeSection, Waiting } from './home-section.js';

/** A funder's own funds, and nobody else's. */
export function funderSection(funds: readonly Fund[]): HomeSection {
  return {
    heading: 'Your funds',
    waiting: [],
    empty: funds.length > 0 ? '' : 'No fund is linked to you yet: its statement will appear here.',
    links: [
      ...funds.map(({ id, name }) => ({
        text: `Statement of ${name}`,
        href: `/funds/${id}/statement`,
      })),
      ...(funds.length > 0 ? [{ text: 'What was reached', href: '/indicators/reached' }] : []),
    ],
  };
}

/** Everything that may be read; an observer has nothing to do. */
export function observerSection(funds: readonly Fund[]): HomeSection {
  return {
    heading: 'To read',
    waiting: [],
    empty: '',
    links: [
      { text: 'Funds and awards', href: '/board' },
      { text: 'Funds', href: '/funds' },
      { text: 'Payments', href: '/payments' },
      { text: 'Bank accounts and their statements', href: '/bank' },
      { text: 'Rounds and their applications', href: '/rounds-board' },
      { text: 'Panels, their members and meetings', href: '/panels' },
      { text: 'Returns', href: '/returns' },
      { text: 'What was reached', href: '/indicators/reached' },
      ...funds.map(({ id, name }) => ({
        text: `Statement of ${name}`,
        href: `/funds/${id}/statement`,
      })),
      { text: 'The public register of awards', href: '/awards' },
    ],
  };
}

/** Whoever says who may do what, and looks after the queues; nothing of the panel's work comes with it. */
export function administratorSection(waiting: readonly Waiting[]): HomeSection {
  return {
    heading: 'Who may do what',
    waiting,
    empty: '',
    links: [
      { text: 'People and their roles', href: '/people' },
      { text: 'Give somebody a role', href: '/people/new' },
      { text: 'Queues', href: '/queues' },
    ],
  };
}

/** Somebody who has just signed in for the first time, or whose roles were taken back. */
export function newcomerSection(): HomeSection {
  return {
    heading: 'Begin here',
    waiting: [
      {
        text: 'Register your organisation',
        href: '/organisations/new',
        note: 'Then you can apply for a grant.',
      },
    ],
    empty: '',
    links: [{ text: 'See the rounds that are open', href: '/' }],
  };
}

/** The rest of a person's home, until they have shown their second factor in this session. */
export function secondFactorSection(): HomeSection {
  return {
    heading: 'One more step',
    waiting: [
      {
        text: 'Enter the code of your authenticator app',
        href: '/second-factor',
        note: 'What you do for the panel or with its money opens after that.',
      },
    ],
    empty: '',
    links: [],
  };
}
