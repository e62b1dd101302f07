/** Version 0: what a panel gives its grants on until it writes terms of its own. */
export const STANDARD_TERMS = `# How it is spent
The grant is spent only on what your application describes, and on nothing that the fund’s own agreement forbids.
You keep receipts and records of what you spend, for six years, and show them when asked.
Tell us before anything changes: what you do, when, where, for whom, or what it costs. What is not agreed is not covered.
What is not spent comes back to the fund.
# What you tell us
You send each return by its due date. A return that is late holds the next payment.
Tell us at once of anything that puts the work, the people it is for or the money at risk.
# How you work
You keep to the law, and to your own policies for safeguarding, equality, data protection, and health and safety.
You are insured for what you do.
You say who has funded you where you speak of the work, and let us speak of it too.
# If things go wrong
We may hold payments while a question is open, and say why.
If the grant is spent on something else, or this agreement is broken and not put right, we may end it and ask for the money back.
You may appeal against such a decision, or complain, by writing to the coordinator.
# Signing
Whoever signs does so for the organisation, and says that they may.`;
