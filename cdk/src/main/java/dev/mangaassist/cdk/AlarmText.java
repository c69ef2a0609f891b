package dev.mangaassist.cdk;

import dev.mangaassist.shared.vocabulary.ServiceLevelName;

/**
 * What an alarm says to the person whom it calls.
 *
 * @param constructId the alarm's id in the stack
 * @param name what happened and where to look first, in a line
 * @param description what it means and what to do
 */
record AlarmText(String constructId, String name, String description) {
  static final AlarmText TUNER_DOES_NOT_RUN =
      new AlarmText(
          "TunerDoesNotRun",
          "tuner does not run - see its schedule and its log",
          "No tuning run has ended with a report in its last three turns. Nobody watches the service"
              + " levels meanwhile, and none of their alarms is raised. See whether the schedule is"
              + " enabled and what the tuner's log group says. After a first deployment this ends"
              + " with the first run.");
  static final AlarmText TUNER_FAILS =
      new AlarmText(
          "TunerFails",
          "tuner fails - see its log",
          "A tuning run ended with an error. Look for 'tuning.failed' in the tuner's log group."
              + " Until a run succeeds, the configuration stays as it is.");
  static final AlarmText TUNER_NOT_STARTED =
      new AlarmText(
          "TunerNotStarted",
          "tuner was not started - see the queue of missed runs",
          "The schedule gave up starting the tuner. The attributes of the messages in the queue"
              + " MissedRuns say why. Mend that, then purge the queue: the next run makes good for a"
              + " lost one.");
  static final AlarmText ASKS_UNDELIVERED =
      new AlarmText(
          "AsksUndelivered",
          "asks were not answered - see the cascade's log",
          "Asks that failed twice, or waited for over a minute, are in the queue UndeliveredAsks."
              + " Find out why in the cascade's log group and mend that, then purge the queue:"
              + " nobody waits for these answers any more, and they hold customers' words.");

  static final AlarmText SAMPLES_UNJUDGED =
      new AlarmText(
          "SamplesUnjudged",
          "samples were not judged - see the judge's log",
          "The judge failed three times on sampled asks, which are in the queue Unjudged for a day."
              + " Without judged samples nobody knows the quality of answers, and no threshold can be"
              + " certified. Find out why in the judge's log group and mend that, then purge the"
              + " queue: it holds customers' words.");

  /** Of a service level that stays broken. */
  static AlarmText broken(ServiceLevelName level) {
    String name = level.wireName();
    return new AlarmText(
        "Broken" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
        name + " stays broken - see the tuner's report",
        "%s The last 'tuning.report' in the tuner's log group says what was measured and what the tuner changed, or why it changed nothing; 'mangaassist.jar tune --dry-run --stack NAME' says what holds now, and 'config set' changes what the tuner may not."
            .formatted(advice(level)));
  }

  private static String advice(ServiceLevelName level) {
    return switch (level) {
      case FIRST_TEXT_P50, FIRST_TEXT_P95, FIRST_TEXT_P99 ->
          "Customers wait too long for the first text of an answer. See whether Bedrock is slow or"
              + " throttles, whether functions start cold, and whether more is escalated than usual.";
      case QUALITY ->
          "Judged answers are worse than promised. See which tasks are, and whether a model, a"
              + " prompt or the confidence threshold changed; 'mangaassist.jar config rollback'"
              + " brings an earlier configuration back.";
      case COST_PER_QUERY ->
          "Answers cost more than promised. See whether more is escalated or less is cached than"
              + " usual, and whether prompts or answers got longer.";
      case AVAILABILITY ->
          "Asks end without an answer. Look for errors in the cascade's log group, and for"
              + " throttling of Bedrock and Lambda.";
      case ESCALATION_RATE ->
          "More drafts than planned go to the Sonnet tier, which costs money and time. See whether"
              + " drafts are truncated, and which tasks are unsure.";
    };
  }
}
