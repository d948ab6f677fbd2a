package nl.magbellen.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The API of Kubernetes itself: its kube-apiserver and etcd as processes, with all admission that
 * is on by default. No controllers and no nodes: nothing runs, but everything is admitted or
 * refused as in any cluster.
 */
final class Cluster implements AutoCloseable {

  /** An answer of the API. */
  record Answer(int status, JsonNode body, List<String> warnings) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "only-for-this-test";
  private static final int LOOKS = 600;

  private final Path home = Files.createTempDirectory("cluster");
  private final List<Process> processes = new ArrayList<>();
  private final URI api;
  private final HttpClient http;

  /**
   * Starts it.
   *
   * @param programs where kube-apiserver and etcd lie
   */
  Cluster(Path programs) throws IOException {
    String store = "http://127.0.0.1:" + freePort();
    api = URI.create("https://127.0.0.1:" + freePort());
    start(
        programs.resolve("etcd"),
        "--data-dir=" + home.resolve("etcd"),
        "--unsafe-no-fsync",
        "--listen-client-urls=" + store,
        "--advertise-client-urls=" + store,
        "--listen-peer-urls=http://127.0.0.1:" + freePort());
    Files.writeString(home.resolve("tokens.csv"), TOKEN + ",admin,1,system:masters\n");
    writeServiceAccountKey();
    start(
        programs.resolve("kube-apiserver"),
        "--etcd-servers=" + store,
        "--bind-address=127.0.0.1",
        "--secure-port=" + api.getPort(),
        "--cert-dir=" + home,
        "--token-auth-file=" + home.resolve("tokens.csv"),
        "--authorization-mode=RBAC",
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-account-key-file=" + home.resolve("accounts.key"),
        "--service-account-signing-key-file=" + home.resolve("accounts.key"),
        "--service-cluster-ip-range=10.0.0.0/16");
    http = whenReady();
  }

  /** A kubeconfig of an administrator. */
  Path kubeConfig() throws IOException {
    return Files.writeString(
        home.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "%s", certificate-authority: "%s"}}]
        users: [{name: u, user: {token: "%s"}}]
        contexts: [{name: x, context: {cluster: c, user: u}}]
        current-context: x
        """
            .formatted(api, home.resolve("apiserver.crt"), TOKEN));
  }

  /** What is there. */
  JsonNode get(String path) {
    return send("GET", path, "application/json", "").body();
  }

  /** Asks the API to take an object. */
  Answer post(String path, Object object) {
    return send("POST", path, "application/json", object.toString());
  }

  /** Changes an object. */
  Answer patch(String path, String changes) {
    return send("PATCH", path, "application/merge-patch+json", changes);
  }

  /**
   * Makes a kind of an operator known.
   *
   * @throws IllegalStateException if the API does not take its definition
   */
  void define(JsonNode definition) {
    Answer answer = post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition);
    String name = answer.body().at("/metadata/name").asText();
    for (int i = 0; answer.status() == 201 && i < LOOKS; i++) {
      JsonNode conditions =
          get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + name)
              .at("/status/conditions");
      if (conditions.valueStream().anyMatch(Cluster::isEstablished)) {
        return;
      }
      pause();
    }
    throw new IllegalStateException(answer.body().path("message").asText());
  }

  private static boolean isEstablished(JsonNode condition) {
    return condition.path("type").asText().equals("Established")
        && condition.path("status").asText().equals("True");
  }

  private Answer send(String method, String path, String type, String body) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(api.resolve(path))
                  .header("Authorization", "Bearer " + TOKEN)
                  .header("Content-Type", type)
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.body().startsWith("{") ? JSON.readTree(answer.body()) : JSON.nullNode(),
          answer.headers().allValues("Warning"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void start(Path program, String... arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(program.getFileName() + ".log").toFile())
            .start());
  }

  private HttpClient whenReady() throws IOException {
    for (int i = 0; i < LOOKS; i++) {
      if (Files.exists(home.resolve("apiserver.crt"))) {
        try {
          HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build();
          var ready =
              HttpRequest.newBuilder(api.resolve("/readyz"))
                  .header("Authorization", "Bearer " + TOKEN);
          if (client.send(ready.build(), BodyHandlers.ofString()).statusCode() == 200) {
            return client;
          }
        } catch (IOException notYet) {
          // looked at again below
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException(e);
        }
      }
      pause();
    }
    close();
    throw new IllegalStateException("the API is not ready; its logs are in " + home);
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SSLContext trusting() throws GeneralSecurityException, IOException {
    KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
    known.load(null, null);
    var certificates = CertificateFactory.getInstance("X.509");
    try (var in = Files.newInputStream(home.resolve("apiserver.crt"))) {
      for (var certificate : certificates.generateCertificates(in)) {
        known.setCertificateEntry("c" + known.size(), certificate);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private void writeServiceAccountKey() throws IOException {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      byte[] key = keys.generateKeyPair().getPrivate().getEncoded();
      Files.writeString(
          home.resolve("accounts.key"),
          "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
              .formatted(Base64.getMimeEncoder().encodeToString(key)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK makes RSA keys.", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    processes.reversed().forEach(Process::destroyForcibly);
  }
}
