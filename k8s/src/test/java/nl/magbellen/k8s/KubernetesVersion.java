package nl.magbellen.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One version of the Kubernetes API, as its own OpenAPI description defines it: the types that the
 * Kubernetes project generates from that description, in a class loader of their own.
 */
final class KubernetesVersion {

  private static final Path HOME = Path.of("target", "kubernetes");
  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("v1/ConfigMap", "V1ConfigMap"),
          Map.entry("v1/Pod", "V1Pod"),
          Map.entry("v1/Service", "V1Service"),
          Map.entry("v1/ServiceAccount", "V1ServiceAccount"),
          Map.entry("apps/v1/Deployment", "V1Deployment"),
          Map.entry("batch/v1/Job", "V1Job"),
          Map.entry("batch/v1/CronJob", "V1CronJob"),
          Map.entry("autoscaling/v2/HorizontalPodAutoscaler", "V2HorizontalPodAutoscaler"),
          Map.entry("policy/v1/PodDisruptionBudget", "V1PodDisruptionBudget"),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", "V1NetworkPolicy"),
          Map.entry("networking.k8s.io/v1/Ingress", "V1Ingress"));

  private final String name;
  private final ClassLoader types;

  private KubernetesVersion(Path jar) {
    name = jar.getFileName().toString().replace(".jar", "");
    try {
      types =
          new URLClassLoader(
              new URL[] {jar.toUri().toURL()}, KubernetesVersion.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All versions that the build has fetched, the oldest first. */
  static List<KubernetesVersion> all() {
    try (Stream<Path> jars = Files.list(HOME)) {
      return jars.sorted().map(KubernetesVersion::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Maven puts them there: ./mvnw -pl k8s -am package", e);
    }
  }

  /** Whether this is a kind of Kubernetes itself, not one that an operator brings. */
  static boolean isItsOwn(JsonNode manifest) {
    return TYPES.containsKey(KubernetesTypes.typeOf(manifest));
  }

  /**
   * Reads a manifest as this version of Kubernetes defines its type.
   *
   * @throws AssertionError if a field is unknown, of another form, or missing; names the field
   */
  void check(JsonNode manifest) {
    String type = KubernetesTypes.typeOf(manifest);
    try {
      checker(type).invoke(null, JsonParser.parseString(manifest.toString()));
    } catch (InvocationTargetException refused) {
      throw new AssertionError(
          "Kubernetes %s, %s %s: %s"
              .formatted(name, type, manifest.at("/metadata/name"), refused.getCause()),
          refused);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " is no type of Kubernetes " + name, e);
    }
  }

  private Method checker(String type) throws ReflectiveOperationException {
    Class<?> model = types.loadClass(MODELS + TYPES.get(type));
    try {
      return model.getMethod("validateJsonElement", JsonElement.class);
    } catch (NoSuchMethodException generatedBefore) {
      return model.getMethod("validateJsonObject", JsonObject.class);
    }
  }

  /** As Helm names it, such as {@code 1.34.0}. */
  String forHelm() {
    return name + ".0";
  }

  @Override
  public String toString() {
    return name;
  }
}
