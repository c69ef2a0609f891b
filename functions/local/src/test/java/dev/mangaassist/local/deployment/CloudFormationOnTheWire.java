package dev.mangaassist.local.deployment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers DescribeStacks as CloudFormation does on the wire (Query, XML): with the outputs of the
 * stacks that a test gave it, or with a refusal.
 */
public final class CloudFormationOnTheWire implements AutoCloseable {
  /** The forms that came in, in their order. */
  final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();

  private final Map<String, Map<String, String>> stacks = new HashMap<>();
  private final HttpServer server;
  private String refusal = "";

  public CloudFormationOnTheWire() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on there is a stack with these outputs. */
  public CloudFormationOnTheWire with(String stack, Map<String, String> outputs) {
    stacks.put(stack, outputs);
    return this;
  }

  /** From now on every request is refused. */
  CloudFormationOnTheWire refusing(String code, String message) {
    refusal = error(code, message);
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    requests.add(form);
    String stack = form.getOrDefault("StackName", "");
    boolean isFound = refusal.isEmpty() && stacks.containsKey(stack);
    String body;
    if (isFound) {
      body = found(stack, stacks.getOrDefault(stack, Map.of()));
    } else {
      body =
          refusal.isEmpty()
              ? error("ValidationError", "Stack with id " + stack + " does not exist")
              : refusal;
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(isFound ? 200 : 400, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static Map<String, String> form(String body) {
    return Stream.of(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String found(String name, Map<String, String> outputs) {
    String members =
        outputs.entrySet().stream()
            .map(
                output ->
                    "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
                        .formatted(output.getKey(), output.getValue()))
            .collect(Collectors.joining());
    return """
        <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <DescribeStacksResult><Stacks><member>
            <StackName>%s</StackName>
            <StackId>arn:aws:cloudformation:us-west-2:123456789012:stack/%s/1</StackId>
            <CreationTime>2026-11-23T10:00:00.000Z</CreationTime>
            <StackStatus>CREATE_COMPLETE</StackStatus>
            <Outputs>%s</Outputs>
          </member></Stacks></DescribeStacksResult>
          <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
        </DescribeStacksResponse>
        """
        .formatted(name, name, members);
  }

  private static String error(String code, String message) {
    return """
        <ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
          <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
          <RequestId>1</RequestId>
        </ErrorResponse>
        """
        .formatted(code, message);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
