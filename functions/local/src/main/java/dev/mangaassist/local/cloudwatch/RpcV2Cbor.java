package dev.mangaassist.local.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Bodies in <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy's
 * rpcv2Cbor protocol</a>: a timestamp is a number of seconds under tag 1.
 */
final class RpcV2Cbor {
  private static final int EPOCH_TAG = 1;
  private static final CBORFactory FACTORY = new CBORFactory();
  private static final ObjectMapper MAPPER = new CBORMapper();

  private RpcV2Cbor() {}

  /** Reads a request; timestamps come as plain numbers. */
  static JsonNode read(byte[] body) {
    try {
      JsonNode request = MAPPER.readTree(body);
      if (request != null && request.isObject()) {
        return request;
      }
    } catch (IOException e) {
      throw new ServiceException("SerializationException", "The body is not CBOR: " + e);
    }
    throw new ServiceException("SerializationException", "The body must be a CBOR map.");
  }

  static byte[] error(String code, String message) throws IOException {
    return MAPPER.writeValueAsBytes(
        MAPPER.createObjectNode().put("__type", code).put("message", message));
  }

  static byte[] write(GetMetricDataResponse response) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (CBORGenerator cbor = FACTORY.createGenerator(bytes)) {
      cbor.writeStartObject();
      cbor.writeArrayFieldStart("MetricDataResults");
      for (GetMetricDataResponse.Result result : response.results()) {
        write(result, cbor);
      }
      cbor.writeEndArray();
      Optional<String> token = response.nextToken();
      if (token.isPresent()) {
        cbor.writeStringField("NextToken", token.get());
      }
      cbor.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(GetMetricDataResponse.Result result, CBORGenerator cbor)
      throws IOException {
    cbor.writeStartObject();
    cbor.writeStringField("Id", result.query().id());
    cbor.writeStringField("Label", result.query().label());
    cbor.writeStringField("StatusCode", result.complete() ? "Complete" : "PartialData");
    cbor.writeArrayFieldStart("Timestamps");
    for (MetricStore.Point point : result.points()) {
      write(point.start(), cbor);
    }
    cbor.writeEndArray();
    cbor.writeArrayFieldStart("Values");
    for (MetricStore.Point point : result.points()) {
      cbor.writeNumber(point.value());
    }
    cbor.writeEndArray();
    cbor.writeEndObject();
  }

  private static void write(Instant time, CBORGenerator cbor) throws IOException {
    cbor.writeTag(EPOCH_TAG);
    cbor.writeNumber(time.toEpochMilli() / 1_000.0);
  }
}
