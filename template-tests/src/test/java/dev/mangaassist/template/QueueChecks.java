package dev.mangaassist.template;

import static dev.mangaassist.template.CloudFormation.text;
import static dev.mangaassist.template.CloudFormation.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The queues: encrypted, closed to whoever comes without TLS, and what they hold kept as long as it
 * serves; and the mapping by which one feeds the judge.
 */
final class QueueChecks {
  private static final int HOUR = 60 * 60;
  private static final int DAY = 24 * HOUR;

  /** By queue: seconds that a message is kept. */
  private static final Map<String, Integer> KEPT =
      Map.of(
          "FunctionsUndeliveredAsks",
          14 * DAY,
          "TuningScheduleMissedRuns",
          14 * DAY,
          "FunctionsSamplesQueue",
          HOUR,
          "FunctionsSamplesUnjudged",
          DAY);

  private QueueChecks() {}

  static void check(CloudFormation template) {
    Map<String, Integer> kept = new TreeMap<>();
    template
        .resources("AWS::SQS::Queue")
        .forEach(
            (id, resource) -> {
              JsonNode queue = resource.path("Properties");
              assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).as(id).isTrue();
              kept.put(CloudFormation.name(id), queue.path("MessageRetentionPeriod").asInt());
            });
    assertThat(kept).containsExactlyInAnyOrderEntriesOf(KEPT);

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
    assertThat(closed)
        .containsExactlyInAnyOrderElementsOf(
            KEPT.keySet().stream().map("${%s}"::formatted).toList());
    checkSamples(template);
  }

  /** A sample is tried three times, hidden for longer than any try takes, and then set aside. */
  private static void checkSamples(CloudFormation template) {
    JsonNode queue = template.properties("AWS::SQS::Queue", "FunctionsSamplesQueue");
    int timeLimit =
        template
            .properties("AWS::Lambda::Function", "FunctionsJudgeFunction")
            .path("Timeout")
            .asInt();
    assertThat(queue.path("VisibilityTimeout").asInt()).isEqualTo(6 * timeLimit);
    assertThat(queue.at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(3);
    assertThat(text(queue.at("/RedrivePolicy/deadLetterTargetArn")))
        .isEqualTo("${FunctionsSamplesUnjudged.Arn}");
    assertThat(3 * queue.path("VisibilityTimeout").asInt())
        .as("seconds that three tries may take, which must fit into what a message is kept")
        .isLessThan(queue.path("MessageRetentionPeriod").asInt());

    assertThat(template.resources("AWS::Lambda::EventSourceMapping")).hasSize(1);
    JsonNode mapping =
        template.properties("AWS::Lambda::EventSourceMapping", "FunctionsSamplesMapping");
    assertThat(text(mapping.path("EventSourceArn"))).isEqualTo("${FunctionsSamplesQueue.Arn}");
    assertThat(text(mapping.path("FunctionName"))).isEqualTo("${FunctionsJudgeFunction}");
    assertThat(mapping.path("BatchSize").asInt()).isEqualTo(1);
    assertThat(mapping.at("/ScalingConfig/MaximumConcurrency").asInt()).isEqualTo(5);
    assertThat(texts(mapping.path("FunctionResponseTypes")))
        .containsExactly("ReportBatchItemFailures");
  }
}
