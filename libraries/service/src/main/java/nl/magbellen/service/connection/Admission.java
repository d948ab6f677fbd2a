package nl.magbellen.service.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.runtime.configuration.MemorySize;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections, or closes them at once when their address has as many as it may have. */
@Sharable
final class Admission extends ChannelInboundHandlerAdapter {

  private static final int PART_OF_MEMORY = 3;
  private static final int IPV6_BLOCK_BYTES = 64 / Byte.SIZE;

  private final int most;
  private final WordlessRefusals refusals;
  private final List<AddressBlock> exempt;
  private final Map<ByteBuffer, Integer> held = new ConcurrentHashMap<>();
  private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();
  private final UntakenAnswers answers;

  Admission(ConnectionSettings settings, WordlessRefusals refusals) {
    this.most = settings.perAddress();
    this.refusals = refusals;
    this.answers =
        new UntakenAnswers(
            settings
                .mostUntaken()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / PART_OF_MEMORY),
            open);
    this.exempt = settings.exempt().orElse(List.of()).stream().map(AddressBlock::parse).toList();
  }

  /**
   * The connections that are open, but for those on which nothing was asked yet before this was.
   */
  Set<ClientConnection> open() {
    return open;
  }

  /** What of the answers on them waits to be taken. */
  UntakenAnswers answers() {
    return answers;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    if (accepted instanceof Channel client) {
      if (!isAdmitted(client)) {
        client.unsafe().closeForcibly();
        return;
      }
      watch(client);
    }
    context.fireChannelRead(accepted);
  }

  /** From now on it is looked at; of one that was there before this was, too. */
  ClientConnection watch(Channel client) {
    ClientConnection connection = new ClientConnection(client, refusals, answers);
    open.add(connection);
    client.pipeline().addFirst(connection);
    client.closeFuture().addListener(closed -> open.remove(connection));
    return connection;
  }

  private boolean isAdmitted(Channel client) {
    if (!(client.remoteAddress() instanceof InetSocketAddress address)
        || exempt.stream().anyMatch(block -> block.contains(address.getAddress()))) {
      return true;
    }
    ByteBuffer block = block(address);
    boolean fits = held.merge(block, 1, Integer::sum) <= most;
    if (fits) {
      client.closeFuture().addListener(closed -> giveBack(block));
    } else {
      giveBack(block);
    }
    return fits;
  }

  private void giveBack(ByteBuffer block) {
    held.computeIfPresent(block, (same, count) -> count > 1 ? count - 1 : null);
  }

  private static ByteBuffer block(InetSocketAddress address) {
    byte[] bytes = address.getAddress().getAddress();
    int length = address.getAddress() instanceof Inet6Address ? IPV6_BLOCK_BYTES : bytes.length;
    return ByteBuffer.wrap(bytes, 0, length).slice();
  }
}
