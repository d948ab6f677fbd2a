package nl.magbellen.service.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import nl.magbellen.service.problem.EarlyForm.Written;

/** The answer to a request for whose body there is no room, as it goes to the network. */
final class NoRoom {

  private NoRoom() {}

  static ByteBuf ofHttp1(Written problem) {
    ByteBuf body = body(problem);
    String head =
        """
        HTTP/1.1 503 Service Unavailable
        content-type: %s
        cache-control: no-store
        retry-after: %s
        connection: close
        content-length: %d

        """
            .formatted(problem.mediaType(), Busy.SOON, body.readableBytes())
            .replace("\n", "\r\n");
    return Unpooled.wrappedBuffer(
        Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.ISO_8859_1)), body);
  }

  static Http2Headers headOfHttp2(Written problem) {
    return new DefaultHttp2Headers()
        .status("503")
        .set("content-type", problem.mediaType())
        .set("cache-control", "no-store")
        .set("retry-after", Busy.SOON);
  }

  static ByteBuf body(Written problem) {
    return ByteBufUtil.writeUtf8(UnpooledByteBufAllocator.DEFAULT, problem.text());
  }
}
