package nl.magbellen.consent.proofrequest;

/** How far a request for proof has come. */
public enum ProofRequestState {
  /** The proof is still to be given. */
  OPEN,
  /** The consumer has the proof. */
  DELIVERED
}
