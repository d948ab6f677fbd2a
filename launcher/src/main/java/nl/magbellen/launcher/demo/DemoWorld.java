package nl.magbellen.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.magbellen.launcher.client.Api;
import nl.magbellen.launcher.client.Question;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.issuer.TokenRequest;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;

/**
 * A small made-up world to try things out in: an energy company and a charity, an agency that calls
 * for both, one trained telemarketer, and people who said yes, no, or gave once.
 */
public final class DemoWorld {

  /** The energy company. */
  public static final String COMPANY = "zonnestroom";

  /** The energy company's caller id. */
  public static final String CALLER_ID = "+31207001234";

  /** Said yes, verified, and never no. */
  public static final String CONSENTED = "+31612345678";

  /** Said yes, and later no. */
  public static final String OBJECTED = "+31687654321";

  /** Gave to the charity until last year. */
  static final String FORMER_DONOR = "+31623456789";

  static final String CHARITY = "kattenopvang";
  static final String CHARITY_CALLER_ID = "+31307001234";
  static final String AGENCY = "belhuis";
  static final String TELEMARKETER = "t-0042";
  static final String ENERGY = "energy-contract";
  static final String DONATION = "donation";

  private static final JsonMapper JSON = new JsonMapper();

  private final Home home;
  private final DemoCallers callers;
  private final DemoPeople people;

  /** In a local stack. */
  public DemoWorld(LocalStack stack, Home home) {
    this(stack::address, stack::token, home);
  }

  /**
   * Wherever the services run.
   *
   * @param services where each of them is
   * @param tokens signs tokens that they take
   * @param home where it is kept that the world was loaded
   */
  public DemoWorld(
      Function<Service, URI> services, Function<TokenRequest, String> tokens, Home home) {
    this.home = home;
    BiFunction<Service, Role, Api> api =
        (service, role) ->
            new Api(
                services.apply(service),
                tokens.apply(TokenRequest.of(Set.of(role), COMPANY, CHARITY)));
    this.callers =
        new DemoCallers(
            api.apply(Service.CALLER_ID, Role.REGISTRAR),
            api.apply(Service.CALLER_ID, Role.OPERATOR));
    this.people =
        new DemoPeople(
            api.apply(Service.CONSENT, Role.CONSENT_WRITER),
            api.apply(Service.OBJECTION, Role.DIALER));
  }

  /**
   * Loads the world once per home, and at every call checks anew that its caller ids are answered,
   * because such a check grows old.
   *
   * @throws StackException when a service refuses something
   */
  public void load() {
    try {
      if (Files.notExists(home.demo())) {
        String registered = JSON.writeValueAsString(callers.register());
        // Nothing can be recorded for an advertiser that is not registered.
        people.record();
        Files.writeString(home.demo(), registered);
      }
      JsonNode callerIds = JSON.readTree(Files.readString(home.demo()));
      for (JsonNode callerId : callerIds) {
        callers.callbackCheck(
            callerId.asText(), Instant.now().toString(), UUID.randomUUID().toString());
      }
    } catch (IOException refused) {
      throw new StackException(
          "cannot keep %s: %s".formatted(home.demo(), refused.getMessage()), refused);
    }
  }

  /** The question that the demo world permits. */
  public Question permitted() {
    return new Question()
        .with("callee", CONSENTED)
        .with("callerId", CALLER_ID)
        .with("advertiser", COMPANY)
        .with("agency", AGENCY)
        .with("telemarketer", TELEMARKETER)
        .with("purpose", "COMMERCIAL")
        .with("subject", ENERGY)
        .with("reference", "demo");
  }

  /** The question that it denies. */
  public Question denied() {
    return permitted().with("callee", OBJECTED);
  }

  /** The charity's question about somebody who gave until last year. */
  public Question formerDonorQuestion() {
    return permitted()
        .with("callee", FORMER_DONOR)
        .with("callerId", CHARITY_CALLER_ID)
        .with("advertiser", CHARITY)
        .with("purpose", "CHARITABLE")
        .with("subject", DONATION);
  }

  /** An advertiser's site, on a domain that is reserved for examples. */
  static String website(String advertiser) {
    return "https://www." + advertiser + ".example";
  }
}
