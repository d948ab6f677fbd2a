package nl.magbellen.gateway.tls;

import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for localhost, signed by an authority of its own.
 *
 * @param directory where the files are
 */
public record TestCertificates(Path directory) {

  private static final String NAME = "local";
  private static final String PASSWORD = "a password for tests only";

  /** New ones. */
  public static TestCertificates make() {
    try {
      Path directory = Files.createTempDirectory("magbellen-tls");
      new CertificateGenerator(directory, true)
          .generate(
              new CertificateRequest()
                  .withName(NAME)
                  .withCN("localhost")
                  .withPassword(PASSWORD)
                  .withFormat(Format.PEM)
                  .withFormat(Format.PKCS12));
      return new TestCertificates(directory);
    } catch (Exception declared) {
      throw new IllegalStateException("Certificates cannot be made.", declared);
    }
  }

  /** The certificate of the authority, as PEM. */
  public Path authority() {
    return directory.resolve(NAME + "-ca.crt");
  }

  /** The certificate, as PEM. */
  public Path certificate() {
    return directory.resolve(NAME + ".crt");
  }

  /** The certificate's key, as PEM. */
  public Path key() {
    return directory.resolve(NAME + ".key");
  }

  /** What a server needs to show the certificate. */
  public SSLContext ofServer() {
    try {
      Path keyStore = directory.resolve(NAME + "-keystore.p12");
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(
          KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(managers.getKeyManagers(), null, null);
      return tls;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The certificate cannot be used.", e);
    }
  }
}
