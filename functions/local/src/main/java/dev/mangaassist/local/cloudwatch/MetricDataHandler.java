package dev.mangaassist.local.cloudwatch;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** The one operation, GetMetricData, in the protocol that the SDK speaks. */
final class MetricDataHandler extends Handler.Abstract {
  private static final String PATH =
      "/service/GraniteServiceVersion20100801/operation/GetMetricData";

  private final MetricStore store;

  MetricDataHandler(MetricStore store) {
    this.store = store;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    byte[] body = BufferUtil.toArray(Content.Source.asByteBuffer(request));
    response.getHeaders().put("smithy-protocol", "rpc-v2-cbor");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/cbor");
    byte[] answer;
    try {
      answer = answer(request, body);
    } catch (ServiceException e) {
      response.setStatus(400);
      answer = RpcV2Cbor.error(e.code(), String.valueOf(e.getMessage()));
    }
    response.write(true, ByteBuffer.wrap(answer), callback);
    return true;
  }

  private byte[] answer(Request request, byte[] body) throws IOException {
    String path = request.getHttpURI().getPath();
    if (!request.getMethod().equals("POST") || !path.equals(PATH)) {
      throw new ServiceException(
          "UnknownOperationException",
          "Expected POST %s, not %s %s: this stand-in knows GetMetricData only."
              .formatted(PATH, request.getMethod(), path));
    }
    GetMetricDataRequest asked = GetMetricDataRequest.read(RpcV2Cbor.read(body));
    return RpcV2Cbor.write(GetMetricDataResponse.of(asked, store));
  }
}
