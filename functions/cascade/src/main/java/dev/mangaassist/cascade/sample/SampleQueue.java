package dev.mangaassist.cascade.sample;

import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.wire.JudgeRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The queue from which the judge takes asks. Its client is made with the first ask that is sent,
 * whose customer has the answer already: made with the function, it would lengthen every cold start
 * by a sixth of a second for one ask in a hundred. Safe for use by several threads.
 */
public final class SampleQueue implements Samples {
  /** The customer has the answer, but the invocation, which is paid for, waits. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

  private final Supplier<SqsClient> clients;
  private final String url;
  private @Nullable SqsClient client;

  /**
   * @param clients makes the client; is asked once
   */
  SampleQueue(Supplier<SqsClient> clients, String url) {
    this.clients = clients;
    this.url = url;
  }

  /** The queue of this environment. */
  public static SampleQueue of(Environment environment) {
    return new SampleQueue(
        () ->
            AwsClients.configure(SqsClient.builder(), environment, "SQS")
                .httpClient(AwsClients.httpClient())
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(CALL_TIMEOUT))
                .build(),
        environment.required(Variable.SAMPLES_QUEUE_URL));
  }

  /**
   * Puts an ask into the queue.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if the queue does not take it
   */
  @Override
  public void send(JudgeRequest request) {
    client().sendMessage(message -> message.queueUrl(url).messageBody(request.toJson()));
  }

  private synchronized SqsClient client() {
    if (client == null) {
      client = clients.get();
    }
    return client;
  }
}
