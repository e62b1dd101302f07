/** No ids: the night's proof is of everything there is. */
export interface ProofJobs {
  readonly 'proof.night': Readonly<Record<string, never>>;
}
