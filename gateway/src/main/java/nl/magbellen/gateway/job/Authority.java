package nl.magbellen.gateway.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificate authority, or authorities, that sign for the operator's own hosts. */
final class Authority {
  private Authority() {}

  /**
   * Trusts just these authorities.
   *
   * @param certificates one or more, of PEM
   * @throws IllegalStateException if there is no certificate in the file
   */
  static SSLContext trusted(Path certificates) {
    try (InputStream pem = Files.newInputStream(certificates)) {
      KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
      authorities.load(null, null);
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        authorities.setCertificateEntry("authority-" + authorities.size(), certificate);
      }
      if (authorities.size() == 0) {
        throw new GeneralSecurityException("the file is empty");
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return tls;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no certificate can be read from " + certificates, e);
    }
  }
}
