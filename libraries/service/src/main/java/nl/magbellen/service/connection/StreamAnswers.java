package nl.magbellen.service.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The answers that share one connection (HTTP/2): each goes out as far as its client makes room for
 * it, and the rest waits. The flow control of Netty does not tell how much that is, so this stands
 * before it and counts: what went out is the room that there was, and what came to it, less what
 * there is. On the thread of the connection alone, but for {@link #untaken()}.
 */
final class StreamAnswers extends Http2ConnectionAdapter implements Http2RemoteFlowController {

  private final Http2Connection connection;
  private final Http2RemoteFlowController flow;
  private final Http2Connection.PropertyKey key;
  private final UntakenAnswers all;
  private long dropped;
  private volatile long untaken;

  /** What is known of the answer in one stream; of the connection itself for all of them. */
  private final class Answer {
    private final Http2Stream stream;
    private final int roomBefore;
    private final List<Runnable> awaited = new ArrayList<>(1);
    private long granted;
    private long written;
    private long seen;
    private long movedAt = System.nanoTime();

    Answer(Http2Stream stream) {
      this.stream = stream;
      this.roomBefore = room();
    }

    /** Without what the client grants to all streams alike, which it may change at any time. */
    private int room() {
      boolean isConnection = stream.id() == connection.connectionStream().id();
      return flow.windowSize(stream) - (isConnection ? 0 : flow.initialWindowSize());
    }

    long sent() {
      return roomBefore + granted - room();
    }

    long waiting() {
      return written - sent();
    }

    void write(int bytes) {
      if (waiting() == 0) {
        movedAt = System.nanoTime();
      }
      written += bytes;
    }

    Duration stuckFor() {
      long now = sent();
      if (waiting() == 0 || now != seen) {
        seen = now;
        movedAt = System.nanoTime();
      }
      return Duration.ofNanos(System.nanoTime() - movedAt);
    }

    void ended() {
      awaited.forEach(Runnable::run);
      awaited.clear();
    }
  }

  private StreamAnswers(Http2Connection connection, UntakenAnswers all) {
    this.connection = connection;
    this.flow = connection.remote().flowController();
    this.key = connection.newKey();
    this.all = all;
    answer(connection.connectionStream());
  }

  /** From now on the answers of a connection, which has none yet, are counted. */
  static StreamAnswers of(Http2Connection connection, UntakenAnswers all) {
    StreamAnswers answers = new StreamAnswers(connection, all);
    connection.remote().flowController(answers);
    connection.addListener(answers);
    return answers;
  }

  private Answer answer(Http2Stream stream) {
    Answer known = stream.getProperty(key);
    if (known != null) {
      return known;
    }
    Answer begun = new Answer(stream);
    stream.setProperty(key, begun);
    return begun;
  }

  /** How much waits for room, in bytes. */
  long untaken() {
    return untaken;
  }

  /** Does this once the answer in a stream has gone out, or will not. */
  void whenSent(int id, Runnable then) {
    Http2Stream stream = connection.stream(id);
    if (stream == null || !stream.state().localSideOpen()) {
      then.run();
    } else {
      answer(stream).awaited.add(then);
    }
  }

  /** The streams whose client has made no room for so long, those with most first. */
  List<Http2Stream> stuckFor(Duration time) {
    List<Answer> stuck = new ArrayList<>();
    try {
      connection.forEachActiveStream(
          stream -> {
            Answer answer = answer(stream);
            if (answer.waiting() > 0 && answer.stuckFor().compareTo(time) >= 0) {
              stuck.add(answer);
            }
            return true;
          });
    } catch (Http2Exception never) {
      throw new IllegalStateException(never);
    }
    stuck.sort(Comparator.comparingLong(Answer::waiting).reversed());
    return stuck.stream().map(answer -> answer.stream).toList();
  }

  @Override
  public void onStreamHalfClosed(Http2Stream stream) {
    if (!stream.state().localSideOpen()) {
      answer(stream).ended();
    }
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    Answer answer = answer(stream);
    dropped += answer.waiting();
    settle();
    answer.ended();
  }

  private void settle() {
    Answer together = answer(connection.connectionStream());
    long now = together.waiting() - dropped;
    long more = now - untaken;
    untaken = now;
    if (more != 0) {
      all.add(more);
    }
  }

  @Override
  public void addFlowControlled(Http2Stream stream, FlowControlled payload) {
    answer(stream).write(payload.size());
    answer(connection.connectionStream()).write(payload.size());
    flow.addFlowControlled(stream, payload);
    settle();
  }

  @Override
  public void incrementWindowSize(Http2Stream stream, int delta) throws Http2Exception {
    answer(stream).granted += delta;
    flow.incrementWindowSize(stream, delta);
  }

  @Override
  public void writePendingBytes() throws Http2Exception {
    flow.writePendingBytes();
    settle();
  }

  @Override
  public void initialWindowSize(int size) throws Http2Exception {
    flow.initialWindowSize(size);
  }

  @Override
  public int initialWindowSize() {
    return flow.initialWindowSize();
  }

  @Override
  public int windowSize(Http2Stream stream) {
    return flow.windowSize(stream);
  }

  @Override
  public ChannelHandlerContext channelHandlerContext() {
    return flow.channelHandlerContext();
  }

  @Override
  public void channelHandlerContext(ChannelHandlerContext context) throws Http2Exception {
    flow.channelHandlerContext(context);
  }

  @Override
  public boolean hasFlowControlled(Http2Stream stream) {
    return flow.hasFlowControlled(stream);
  }

  @Override
  public void listener(Listener listener) {
    flow.listener(listener);
  }

  @Override
  public boolean isWritable(Http2Stream stream) {
    return flow.isWritable(stream);
  }

  @Override
  public void channelWritabilityChanged() throws Http2Exception {
    flow.channelWritabilityChanged();
  }

  @Override
  public void updateDependencyTree(int child, int parent, short weight, boolean exclusive) {
    flow.updateDependencyTree(child, parent, weight, exclusive);
  }
}
