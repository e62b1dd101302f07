/** No ids: the sweep asks what has ended at the moment it runs. */
export interface OfferJobs {
  readonly 'offers.lapse': Readonly<Record<string, never>>;
}
