package nl.magbellen.consent.proof;

import io.smallrye.config.ConfigMapping;

/** What a proof says of the service that gives it. */
@ConfigMapping(prefix = "magbellen.proof")
public interface ProofSettings {

  /** The service's public address, under which its keys are published. */
  String issuer();

  /** The page of the consumer site on which anybody checks a proof. */
  String checkPage();

  /**
   * Who runs the service, as a proof on paper ends with it: name, postal address, KvK number and
   * e-mail address in one line. The service does not start without it.
   */
  String givenBy();

  /** The signing keys; read by {@link ProofKeys}. */
  String keys();

  /** Where anybody gets the keys. */
  default String keysAddress() {
    return issuer() + "/.well-known/jwks.json";
  }
}
