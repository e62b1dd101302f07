/** How an organisation whose people are not online came to staff, who registered it. */
export const CAME_BY = {
  paper: 'On paper',
  telephone: 'By telephone',
  'e-mail': 'By e-mail',
  'in-person': 'In person',
} as const;

export type CameBy = keyof typeof CAME_BY;

export const waysToCome = Object.keys(CAME_BY) as readonly CameBy[];
