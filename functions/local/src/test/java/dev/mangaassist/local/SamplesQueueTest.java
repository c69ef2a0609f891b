package dev.mangaassist.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

final class SamplesQueueTest {
  @Test
  void aFunctionSendsToTheQueueThatItIsToldOf() {
    try (LocalSystem system = LocalSystem.start(LocalOptions.defaults())) {
      Environment environment = system.environments().reading(Set.of(Variable.SAMPLES_QUEUE_URL));
      try (SqsClient client =
          AwsClients.configure(SqsClient.builder(), environment, "SQS")
              .httpClient(AwsClients.httpClient())
              .build()) {
        String queue = environment.required(Variable.SAMPLES_QUEUE_URL);

        assertThat(client.sendMessage(to -> to.queueUrl(queue).messageBody("{}")).messageId())
            .isNotBlank();
      }
    }
  }
}
