package dev.mangaassist.local.bedrock;

import dev.mangaassist.local.http.LoopbackServer;
import dev.mangaassist.local.scripted.ScriptedModel;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stand-in for Amazon Bedrock Runtime on 127.0.0.1: Converse and ConverseStream on the wire that
 * the AWS SDK speaks, answered by two scripted models.
 *
 * <ul>
 *   <li>The same request gets the same answer, whatever came before it.
 *   <li>It refuses what Bedrock refuses, with Bedrock's error types.
 *   <li>A client that goes away ends its call within a token or some 10 ms, whichever is later.
 *   <li>Signatures are not checked: any credentials will do.
 * </ul>
 *
 * <p>The SDK's asynchronous client must be told to speak HTTP/1.1, by an HTTP client that is built
 * for it.
 */
public final class BedrockStandIn implements AutoCloseable {
  private static final int CALLS_KEPT = 1_000;

  private final Deque<ModelCall> calls = new ArrayDeque<>();
  private final Consumer<ModelCall> listener;
  private final LoopbackServer server;
  private volatile CurrentBehaviour current;

  private BedrockStandIn(int port, BedrockBehaviour behaviour, Consumer<ModelCall> listener) {
    this.current = new CurrentBehaviour(behaviour);
    this.listener = listener;
    this.server =
        LoopbackServer.start(
            "bedrock",
            port,
            new ConverseHandler(ScriptedModel.load(), () -> current, this::finished));
  }

  /**
   * Starts a stand-in.
   *
   * @param port the port to listen on, or 0 for any free one
   * @param listener is told of every call at its end, in the call's own thread
   */
  public static BedrockStandIn start(
      int port, BedrockBehaviour behaviour, Consumer<ModelCall> listener) {
    return new BedrockStandIn(port, behaviour, listener);
  }

  /** Where to point {@code AWS_ENDPOINT_URL_BEDROCK_RUNTIME}. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** Calls that begin from now on go by this behaviour; its faults start afresh. */
  public void behave(BedrockBehaviour behaviour) {
    current = new CurrentBehaviour(behaviour);
  }

  /** The behaviour of calls that begin now. */
  public BedrockBehaviour behaviour() {
    return current.behaviour();
  }

  /** The last 1,000 finished calls, oldest first. */
  public List<ModelCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private void finished(ModelCall call) {
    synchronized (calls) {
      if (calls.size() == CALLS_KEPT) {
        calls.removeFirst();
      }
      calls.addLast(call);
    }
    listener.accept(call);
  }
}
