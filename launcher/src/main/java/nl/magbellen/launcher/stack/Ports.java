package nl.magbellen.launcher.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.launcher.os.StackException;

/** A number for every {@link Port}; 0 asks for any free one. */
public record Ports(Map<Port, Integer> numbers) {

  private static final int HIGHEST = 65_535;

  /** Keeps its own copy; every port must be named. */
  public Ports {
    numbers = Map.copyOf(numbers);
    for (Port port : Port.values()) {
      if (!numbers.containsKey(port)) {
        throw new IllegalArgumentException("no number for " + port);
      }
    }
  }

  /**
   * The usual numbers, or those that the environment sets.
   *
   * @throws StackException when a variable holds no port number
   */
  public static Ports of(Map<String, String> environment) {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      String set = environment.get(port.variable());
      numbers.put(port, set == null ? port.usual() : parse(port, set));
    }
    return new Ports(numbers);
  }

  /** Any free port for every part. */
  public static Ports anyFree() {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(port, 0);
    }
    return new Ports(numbers);
  }

  /** A port that is free now. */
  static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException impossible) {
      throw new StackException("cannot look for free ports: " + impossible.getMessage());
    }
  }

  /** The number of a port. */
  public int of(Port port) {
    return numbers.get(port);
  }

  /**
   * The same ports with a free number wherever any was good.
   *
   * @throws StackException when one is taken; it names the number and the variable that moves it
   */
  public Ports claimed() {
    Map<Port, Integer> claimed = new EnumMap<>(Port.class);
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (Port port : Port.values()) {
        ServerSocket socket = new ServerSocket();
        held.add(socket);
        claimed.put(port, bind(socket, port));
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException impossible) {
      throw new StackException("cannot look for free ports: " + impossible.getMessage());
    }
    return new Ports(claimed);
  }

  private int bind(ServerSocket socket, Port port) {
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(of(port)));
      return socket.getLocalPort();
    } catch (IOException taken) {
      throw new StackException(
          "port %d (%s) is taken: stop what listens there, or set %s to another port"
              .formatted(of(port), port, port.variable()),
          taken);
    }
  }

  private static int parse(Port port, String text) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 0 && number <= HIGHEST) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw new StackException("%s=%s is not a port number".formatted(port.variable(), text));
    }
    throw new StackException("%s=%s is not a port number".formatted(port.variable(), text));
  }
}
