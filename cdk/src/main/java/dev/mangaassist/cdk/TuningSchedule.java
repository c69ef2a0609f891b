package dev.mangaassist.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.TimeWindow;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Starts the tuner at a fixed rate, by a role that may do just that. */
final class TuningSchedule extends Construct {
  private final Queue missedRuns;

  /**
   * Properties of the schedule.
   *
   * @param every the time from one run to the next
   */
  record Props(IFunction tuner, Duration every) {}

  TuningSchedule(Construct scope, String id, Props props) {
    super(scope, id);
    this.missedRuns = DeadLetters.queue(this, "MissedRuns");
    Role role = role(props.tuner(), missedRuns);
    Schedule.Builder.create(this, "Schedule")
        .description("Runs the tuner")
        .schedule(ScheduleExpression.rate(props.every()))
        .timeWindow(TimeWindow.off())
        .target(
            LambdaInvoke.Builder.create(props.tuner())
                .role(role.withoutPolicyUpdates())
                .input(ScheduleTargetInput.fromObject(Map.of("action", "tune")))
                .maxEventAge(Duration.minutes(10))
                .retryAttempts(2)
                .deadLetterQueue(missedRuns)
                .build())
        .build();
  }

  /** The starts that it gave up. */
  IQueue missedRuns() {
    return missedRuns;
  }

  private Role role(IFunction tuner, Queue missedRuns) {
    ServicePrincipal scheduler =
        ServicePrincipal.Builder.create("scheduler.amazonaws.com")
            .conditions(
                Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
            .build();
    return Role.Builder.create(this, "Role")
        .assumedBy(scheduler)
        .inlinePolicies(
            Map.of(
                "Access",
                PolicyDocument.Builder.create()
                    .statements(
                        List.of(
                            allow("lambda:InvokeFunction", tuner.getFunctionArn()),
                            allow("sqs:SendMessage", missedRuns.getQueueArn())))
                    .build()))
        .build();
  }

  private static PolicyStatement allow(String action, String resource) {
    return PolicyStatement.Builder.create()
        .actions(List.of(action))
        .resources(List.of(resource))
        .build();
  }
}
