package nl.magbellen.service.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.magbellen.service.access.Client;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * The walls inside a service: resource → domain ← storage. A service's own test takes them all with
 * {@code @ArchTest static final ArchTests WALLS = ArchTests.in(Walls.class)}.
 */
public final class Walls {

  private static final String REST_CLIENT =
      "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";

  private static final String CLIENT_FILTER =
      "org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter";

  private static final DescribedPredicate<JavaClass> CLIENTS =
      DescribedPredicate.describe("clients of other services and their filters", Walls::isOfClient);

  private static final DescribedPredicate<JavaClass> RESOURCES =
      DescribedPredicate.describe("resources", Walls::isOfResource);

  private static final DescribedPredicate<JavaClass> FILTERS =
      DescribedPredicate.describe("filters of requests", Walls::isFilter);

  private static final Set<String> STATUS =
      Set.of(
          // "409: the number must stay callable"
          "CallerIdLedger",
          // "409: the text is another one"
          "TextArchive",
          // a page of the consumer site, with its cookies
          "Visit");

  private static final DescribedPredicate<JavaClass> KNOW_A_STATUS =
      DescribedPredicate.describe(
          "known to name a status", type -> STATUS.contains(type.getSimpleName()));

  /** What can be asked over HTTP is the outermost: nothing else knows it. */
  @ArchTest
  public static final ArchRule NOBODY_KNOWS_THE_RESOURCES =
      noClasses()
          .that(DescribedPredicate.not(RESOURCES))
          .should()
          .dependOnClassesThat(RESOURCES)
          .allowEmptyShould(true);

  /** Only resources and clients know that there are paths, methods and parameters. */
  @ArchTest
  public static final ArchRule ONLY_RESOURCES_SPEAK_HTTP =
      noClasses()
          .that(DescribedPredicate.not(RESOURCES.or(CLIENTS)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs");

  /**
   * Nor does anything else know of HTTP, but for filters of requests and for those that are known:
   * their refusals name a status, as long as there are no types for refusals that the edge turns
   * into problems. (A {@code ProblemException} has a status too; it is not counted here.)
   */
  @ArchTest
  public static final ArchRule ONLY_RESOURCES_AND_FILTERS_KNOW_HTTP =
      noClasses()
          .that(DescribedPredicate.not(RESOURCES.or(CLIENTS).or(FILTERS).or(KNOW_A_STATUS)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  /** Packages can be read, tested and moved one by one. */
  @ArchTest
  public static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
      slices().matching("nl.magbellen.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  /** What is said in records is the domain: it knows neither how it is kept nor how it is asked. */
  @ArchTest
  public static final ArchRule RECORDS_KNOW_NO_STORAGE =
      noClasses()
          .that()
          .areRecords()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus.hibernate..", "org.hibernate..", "io.vertx..", "jakarta.ws.rs..")
          .allowEmptyShould(true);

  /** A row defends nobody's access: who may do what is settled before it is touched. */
  @ArchTest
  public static final ArchRule ROWS_KNOW_NO_CLIENT =
      noClasses()
          .that()
          .areAnnotatedWith(Entity.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Client.class)
          .allowEmptyShould(true);

  /** The present comes from one place, to the microsecond and in the law's zone. */
  @ArchTest
  public static final ArchRule THE_PRESENT_COMES_FROM_DUTCH_TIME =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now");

  /** Log lines go through the logger. */
  @ArchTest
  public static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** One logger for all. */
  @ArchTest public static final ArchRule NO_OTHER_LOGGER = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  private Walls() {}

  private static boolean isOfResource(JavaClass type) {
    return type.isAnnotatedWith(Path.class) && !isOfClient(type)
        || type.getEnclosingClass().filter(Walls::isOfResource).isPresent();
  }

  private static boolean isFilter(JavaClass type) {
    return type.getMethods().stream()
        .anyMatch(
            method ->
                method.isAnnotatedWith(ServerRequestFilter.class)
                    || method.isAnnotatedWith(ServerResponseFilter.class));
  }

  /** Another service's calls, as an interface: it has a path, but answers nobody. */
  private static boolean isOfClient(JavaClass type) {
    return type.isAnnotatedWith(REST_CLIENT)
        || type.isAssignableTo(CLIENT_FILTER)
        || type.getEnclosingClass().filter(Walls::isOfClient).isPresent();
  }
}
