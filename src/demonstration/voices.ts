import type { organisations } from './cast.js';

/** How an organisation writes of itself, whatever it asks for: no two write alike. */
export interface Voice {
  readonly summary: string;
  readonly benefits: string;
  readonly strengths: string;
  readonly ledBy: string;
  /** Who they work with. */
  readonly partners?: string;
}

export const voices: Readonly<Record<keyof typeof organisations, Voice>> = {
  lunchClub: {
    summary: 'We cook, we sit down together, and we walk home those who live alone.',
    benefits:
      'Widowers who had stopped cooking, and the daughters who worry about them from London.',
    strengths:
      'The kitchen passed its inspection, the butcher gives us what he can, and four cooks take turns.',
    ledBy: 'Whoever eats may come to the menu meeting; last month they voted out the semolina.',
  },
  bikes: {
    summary:
      'Young people learn to mend bicycles that were thrown away, and keep the one they mended.',
    benefits:
      'Fourteen to nineteen year olds who hang about the parade with nothing to get to school on.',
    strengths: 'A garage, two retired mechanics, and more broken bicycles than we can store.',
    ledBy: 'Three apprentices of last year run the bench now and decide who is ready for brakes.',
  },
  carers: {
    summary: 'We look after the person so that the carer can have a morning of their own.',
    benefits: 'Husbands, wives and grown-up children who have not had a haircut since the spring.',
    strengths: 'Nine trained sitters live within a mile, and the surgery tells people about us.',
    ledBy: 'Former carers make up the committee, because they know what a Tuesday is worth.',
    partners: 'The ward sisters at ESNEFT tell families about us when somebody goes home.',
  },
  shed: {
    summary: 'Older people make and mend things side by side, and talk while they do.',
    benefits: 'Men who retired from the quarry and the port and miss having mates to grumble with.',
    strengths:
      'Benches, tools left to us in three wills, and an electrician who tests them for nothing.',
    ledBy: 'A foreman is elected each quarter, and the tea rota is sacred.',
    partners: 'Colchester Borough Homes lends us two garages behind the flats.',
  },
  singers: {
    summary: 'Songs from the years that stay longest, with tea afterwards for everybody.',
    benefits:
      'People whose memory fails them in everything but a chorus, and their families beside them.',
    strengths:
      'The library lends its quiet room, a pianist plays by ear, and the hymn books were a gift.',
    ledBy: 'Requests go in a hat at the door; what is drawn is sung.',
  },
  play: {
    summary: 'Parents run the sessions in turn; nobody pays and everybody tidies up.',
    benefits:
      'Toddlers in flats without gardens, and mothers who have talked to no adult all week.',
    strengths:
      'The scout hut is warm, the toys are washed, and a health visitor looks in on Mondays.',
    ledBy: 'A rota of eleven families, with a chair who changes every term.',
  },
};
