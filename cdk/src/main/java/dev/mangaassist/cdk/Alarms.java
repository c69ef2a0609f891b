package dev.mangaassist.cdk;

import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.vocabulary.ServiceLevelName;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * What calls people: a service level that stays broken, a tuner that fails or does not run, and
 * messages that could not be delivered. What a call says is in {@link AlarmText}.
 */
final class Alarms extends Construct {
  private static final Duration LOOK_INTO_QUEUES_EVERY = Duration.minutes(5);

  private final SnsAction call;

  /**
   * Properties of the alarms.
   *
   * @param topic which calls are sent to
   * @param tuneEvery the time from one tuning run to the next
   * @param undeliveredAsks messages of customers who got no answer
   * @param unjudgedSamples sampled asks that the judge failed on
   * @param missedRuns starts of the tuner that the schedule gave up
   */
  record Props(
      ITopic topic,
      IFunction tuner,
      Duration tuneEvery,
      IQueue undeliveredAsks,
      IQueue unjudgedSamples,
      IQueue missedRuns) {}

  /**
   * When an alarm is raised.
   *
   * @param bad what one period of the metric is compared by with {@code threshold}
   * @param badPeriods how many of the last {@code periods} must be bad
   * @param missing what a period without data counts as
   */
  private record Rule(
      ComparisonOperator bad,
      int threshold,
      int badPeriods,
      int periods,
      TreatMissingData missing) {
    /** A level is broken in two of three runs; a run that can not say changes nothing. */
    static final Rule STAYS_BROKEN = anyAmong(2, 3, TreatMissingData.IGNORE);

    /** There is something in the last period; silence is good news. */
    static final Rule AT_ONCE = anyAmong(1, 1, TreatMissingData.NOT_BREACHING);

    /** There is nothing in three periods, and silence is just that. */
    static final Rule SILENCE =
        new Rule(ComparisonOperator.LESS_THAN_THRESHOLD, 1, 3, 3, TreatMissingData.BREACHING);

    private static Rule anyAmong(int badPeriods, int periods, TreatMissingData missing) {
      return new Rule(
          ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 1, badPeriods, periods, missing);
    }
  }

  Alarms(Construct scope, String id, Props props) {
    super(scope, id);
    this.call = new SnsAction(props.topic());
    for (ServiceLevelName level : ServiceLevelName.values()) {
      alarm(AlarmText.broken(level), breaches(level, props.tuneEvery()), Rule.STAYS_BROKEN);
    }
    alarm(AlarmText.TUNER_DOES_NOT_RUN, runs(props.tuneEvery()), Rule.SILENCE);
    alarm(AlarmText.TUNER_FAILS, errors(props.tuner(), props.tuneEvery()), Rule.AT_ONCE);
    alarm(AlarmText.ASKS_UNDELIVERED, waiting(props.undeliveredAsks()), Rule.AT_ONCE);
    alarm(AlarmText.SAMPLES_UNJUDGED, waiting(props.unjudgedSamples()), Rule.AT_ONCE);
    alarm(AlarmText.TUNER_NOT_STARTED, waiting(props.missedRuns()), Rule.AT_ONCE);
  }

  private void alarm(AlarmText text, IMetric metric, Rule rule) {
    Alarm.Builder.create(this, text.constructId())
        .alarmName("%s %s".formatted(Stack.of(this).getStackName(), text.name()))
        .alarmDescription(text.description())
        .metric(metric)
        .comparisonOperator(rule.bad())
        .threshold(rule.threshold())
        .datapointsToAlarm(rule.badPeriods())
        .evaluationPeriods(rule.periods())
        .treatMissingData(rule.missing())
        .build()
        .addAlarmAction(call);
  }

  private static IMetric breaches(ServiceLevelName level, Duration tuneEvery) {
    return Metric.Builder.create()
        .namespace(MetricName.NAMESPACE)
        .metricName(MetricName.SERVICE_LEVEL_BREACHED.cloudWatchName())
        .dimensionsMap(Map.of(ServiceLevelName.DIMENSION, level.wireName()))
        .statistic("Maximum")
        .period(tuneEvery)
        .build();
  }

  private static IMetric runs(Duration tuneEvery) {
    return Metric.Builder.create()
        .namespace(MetricName.NAMESPACE)
        .metricName(MetricName.TUNING_RUNS.cloudWatchName())
        .statistic("Sum")
        .period(tuneEvery)
        .build();
  }

  private static IMetric errors(IFunction function, Duration period) {
    return function.metricErrors(MetricOptions.builder().statistic("Sum").period(period).build());
  }

  private static IMetric waiting(IQueue queue) {
    return queue.metricApproximateNumberOfMessagesVisible(
        MetricOptions.builder().statistic("Maximum").period(LOOK_INTO_QUEUES_EVERY).build());
  }
}
