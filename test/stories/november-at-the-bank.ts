/** One line of the bank's: its day, kind and words, and what it did to the balance in pounds. */
type Line = readonly [day: number, kind: string, words: string, pounds: number];

/** A payment of ours, as its reference stands in the bank's words. */
interface OnStatement {
  readonly reference: string;
}

const HEADING =
  'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance';

const OPENING_PENCE = 15_000_00;

/** The oldest first. Two of our payments left; the third never did. */
function november([first, second]: readonly OnStatement[]): readonly Line[] {
  return [
    [5, 'FPI', 'TNLCF TNL-42 T2', 20_000],
    [6, 'FPO', 'ONE COLCHESTER 00931', -1_000],
    [12, 'FPO', `WIVENHOE WARM TABL ${first?.reference ?? ''}`, -2_400],
    [12, 'FPO', `TIPTREE SHED ${second?.reference ?? ''}`, -1_750.25],
    [17, 'DEP', 'CASH COLCHESTER 300214', 150],
    [26, 'FPI', 'WIVENHOE WARM TABLE UNSPENT', 312.4],
    [30, 'PAY', 'SERVICE CHARGE', -7.5],
  ];
}

/** The month as Lloyds exports it, the latest first: the whole of it, or what there was on a day of it. */
export function statementOfNovember(payments: readonly OnStatement[], on = 30): Buffer {
  let balance = OPENING_PENCE;
  const rows = november(payments)
    .filter(([day]) => day <= on)
    .map(([day, kind, words, pounds]) => {
      const pence = Math.round(pounds * 100);
      balance += pence;
      const [out, into] = pence < 0 ? [written(-pence), ''] : ['', written(pence)];
      const date = `${day.toString().padStart(2, '0')}/11/2026`;
      return `${date},${kind},'30-90-89,70123456,${words},${out},${into},${written(balance)}`;
    });
  return Buffer.from([HEADING, ...rows.reverse()].join('\n'));
}

function written(pence: number): string {
  return (pence / 100).toFixed(2);
}
