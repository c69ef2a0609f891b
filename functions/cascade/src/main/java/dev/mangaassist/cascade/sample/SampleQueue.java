package dev.mangaassist.cascade.sample;

import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.wire.JudgeRequest;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue from which the judge takes asks. Safe for use by several threads. */
public final class SampleQueue implements Samples {
  /** The customer has the answer, but the invocation, which is paid for, waits. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

  private final SqsClient sqs;
  private final String url;

  SampleQueue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /** The queue of this environment. */
  public static SampleQueue of(Environment environment) {
    return new SampleQueue(
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
    sqs.sendMessage(message -> message.queueUrl(url).messageBody(request.toJson()));
  }
}
