/** Why a certificate is not believed: one plain sentence. */
export interface CheckProblem {
  /** The moment of the world it is about, in seconds; Infinity: the end of a sustained outage. */
  readonly moment: number;
  /** What it is about: a domain's or service's id, `service@placement`; null: the world or the run as a whole. */
  readonly element: string | null;
  readonly message: string;
}
