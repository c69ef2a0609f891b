package dev.mangaassist.template;

import static dev.mangaassist.template.CloudFormation.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The tuner's schedule: when, what it sends, as whom, and where it leaves what it can not start.
 */
final class ScheduleChecks {
  private ScheduleChecks() {}

  static void check(CloudFormation template) {
    assertThat(template.resources("AWS::Scheduler::Schedule")).hasSize(1);
    JsonNode schedule = template.properties("AWS::Scheduler::Schedule", "TuningSchedule");
    assertThat(text(schedule.path("ScheduleExpression"))).isEqualTo("rate(15 minutes)");
    assertThat(text(schedule.path("State"))).isEqualTo("ENABLED");
    assertThat(text(schedule.path("FlexibleTimeWindow").path("Mode"))).isEqualTo("OFF");

    JsonNode target = schedule.path("Target");
    assertThat(text(target.path("Arn"))).isEqualTo("${FunctionsTunerFunction.Arn}");
    assertThat(text(target.path("Input"))).isEqualTo("{\"action\":\"tune\"}");
    assertThat(text(target.path("RoleArn"))).isEqualTo("${TuningScheduleRole.Arn}");
    assertThat(text(target.path("DeadLetterConfig").path("Arn")))
        .isEqualTo("${TuningScheduleMissedRuns.Arn}");
    assertThat(target.path("RetryPolicy").path("MaximumRetryAttempts").asInt()).isEqualTo(2);
    assertThat(target.path("RetryPolicy").path("MaximumEventAgeInSeconds").asInt())
        .as("seconds, less than from one run to the next")
        .isBetween(60, 15 * 60);
  }
}
