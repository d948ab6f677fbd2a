package nl.magbellen.launcher.stack;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * More processes of a running stack's services, each service behind a balancer. The gateways that
 * are added ask the other services through theirs; the stack's own gateway does when its settings
 * came {@linkplain #through through here}.
 */
public final class Replicas implements AutoCloseable {

  private static final Map<Service, String> ADDRESS_VARIABLES =
      Map.of(
          Service.CONSENT, "QUARKUS_REST_CLIENT_CONSENT_URL",
          Service.OBJECTION, "QUARKUS_REST_CLIENT_OBJECTION_URL",
          Service.CALLER_ID, "QUARKUS_REST_CLIENT_CALLER_ID_URL");

  private final Map<Service, Balancer> balancers = new EnumMap<>(Service.class);
  private final Map<Service, List<URI>> addresses = new EnumMap<>(Service.class);
  private final List<ServiceProcess> started = new ArrayList<>();
  private LocalStack stack;

  /** Balancers for all services; nothing runs behind them yet. */
  public Replicas() {
    for (Service service : Service.values()) {
      balancers.put(service, Balancer.start());
      addresses.put(service, new ArrayList<>());
    }
  }

  /** The settings with which a stack's own gateway asks through the balancers. */
  public StackSettings through(StackSettings settings) {
    StackSettings changed = settings;
    for (var variable : ofTheGateway().entrySet()) {
      changed = changed.with(Service.GATEWAY, variable.getKey(), variable.getValue());
    }
    return changed;
  }

  /** Puts a running stack's own processes behind the balancers. */
  public void over(LocalStack running) {
    stack = running;
    for (Service service : Service.values()) {
      put(service, running.address(service));
    }
  }

  /** One more process of a service, ready and behind its balancer; returns where it listens. */
  public URI more(Service service) {
    int nth = addresses.get(service).size() + 1;
    ServiceProcess process =
        stack.replicate(service, nth, service == Service.GATEWAY ? ofTheGateway() : Map.of());
    started.add(process);
    put(service, process.address());
    return process.address();
  }

  /** Where a service is reached, whichever of its processes answers. */
  public URI address(Service service) {
    return balancers.get(service).address();
  }

  /** Ends what was added; the stack runs on. */
  @Override
  public void close() {
    balancers.values().forEach(Balancer::close);
    started.forEach(ServiceProcess::stop);
  }

  private Map<String, String> ofTheGateway() {
    Map<String, String> variables = new HashMap<>();
    ADDRESS_VARIABLES.forEach(
        (service, variable) ->
            variables.put(variable, balancers.get(service).address().toString()));
    return variables;
  }

  private void put(Service service, URI address) {
    addresses.get(service).add(address);
    balancers.get(service).add(address);
  }
}
