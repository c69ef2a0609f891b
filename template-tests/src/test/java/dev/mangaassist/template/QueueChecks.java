package dev.mangaassist.template;

import static dev.mangaassist.template.CloudFormation.text;
import static dev.mangaassist.template.CloudFormation.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The queues of dead letters: encrypted, 14 days, and closed to whoever comes without TLS. */
final class QueueChecks {
  private QueueChecks() {}

  static void check(CloudFormation template) {
    List<String> queues = new ArrayList<>();
    template
        .resources("AWS::SQS::Queue")
        .forEach(
            (id, resource) -> {
              queues.add("${" + CloudFormation.name(id) + "}");
              JsonNode queue = resource.path("Properties");
              assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).isTrue();
              assertThat(queue.path("MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 60 * 60);
            });
    assertThat(queues)
        .containsExactlyInAnyOrder("${FunctionsUndeliveredAsks}", "${TuningScheduleMissedRuns}");

    List<String> closed = new ArrayList<>();
    template
        .resources("AWS::SQS::QueuePolicy")
        .values()
        .forEach(
            resource -> {
              closed.addAll(texts(resource.at("/Properties/Queues")));
              JsonNode statements = resource.at("/Properties/PolicyDocument/Statement");
              assertThat(statements).hasSize(1);
              assertThat(text(statements.path(0).path("Effect"))).isEqualTo("Deny");
              assertThat(text(statements.at("/0/Condition/Bool/aws:SecureTransport")))
                  .isEqualTo("false");
            });
    assertThat(closed).containsExactlyInAnyOrderElementsOf(queues);
  }
}
