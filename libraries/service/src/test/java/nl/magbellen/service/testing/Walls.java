package nl.magbellen.service.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.problem.Edge;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.RefusalTable;
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

  private static final DescribedPredicate<JavaClass> EDGE =
      RESOURCES
          .or(CLIENTS)
          .or(FILTERS)
          .or(JavaClass.Predicates.assignableTo(RefusalTable.class))
          .or(JavaClass.Predicates.belongTo(CanBeAnnotated.Predicates.annotatedWith(Edge.class)))
          .as("resources, clients, filters, tables of refusals and what makes their answers");

  /** What serves HTTP says so in its name. */
  @ArchTest
  public static final ArchRule RESOURCES_ARE_NAMED_SO =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .areNotInterfaces()
          .should()
          .haveSimpleNameEndingWith("Resource")
          .allowEmptyShould(true);

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
   * Nor does anything else know of HTTP, its statuses or the errors that are answered: a ledger
   * refuses in its own terms, and a table at the edge says what the client is told.
   */
  @ArchTest
  public static final ArchRule ONLY_THE_EDGE_KNOWS_HTTP =
      noClasses()
          .that(DescribedPredicate.not(EDGE))
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("jakarta.ws.rs..")
                  .or(JavaClass.Predicates.type(ProblemException.class)));

  /** Packages can be read, tested and moved one by one. */
  @ArchTest
  public static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
      slices().matching("nl.magbellen.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  /**
   * An aggregate is read and written through Panache, a batch or a look-up through the pool. What
   * an entity cannot say in its own transaction goes through {@code CurrentSession}.
   */
  @ArchTest
  public static final ArchRule NOBODY_HOLDS_A_SESSION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.hibernate.reactive.mutiny..")
          .orShould()
          .callMethod(Panache.class, "getSession");

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

  /** The present comes from one bean, to the microsecond; a job has no beans. */
  @ArchTest
  public static final ArchRule THE_PRESENT_COMES_FROM_ONE_BEAN =
      noClasses()
          .that()
          .resideOutsideOfPackages("nl.magbellen.service.time..", "nl.magbellen.gateway.job..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(DutchTime.class, "now");

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
