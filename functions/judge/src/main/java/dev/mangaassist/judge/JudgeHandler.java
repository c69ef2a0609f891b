package dev.mangaassist.judge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.models.BedrockModelClient;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.samples.SampleTable;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.telemetry.MetricLine;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.wire.JudgeRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Judges the sampled asks that the queue brings. Those that fail are named in the response, for the
 * queue to bring them again; those that can not be read are counted and let go.
 */
public final class JudgeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /** The environment variables that this function reads. */
  public static final Set<Variable> READS =
      Set.of(
          Variable.CONFIG_TABLE,
          Variable.LIMITS_TABLE,
          Variable.SAMPLES_TABLE,
          Variable.MODEL_PAIR);

  /** Of the time that Lambda gives, kept back for storing the sample and settling its cost. */
  private static final Duration RESERVE = Duration.ofSeconds(5);

  private final Judge judge;
  private final Telemetry telemetry;
  private final Clock clock = Clock.systemUTC();

  /** As Lambda makes it. */
  public JudgeHandler() {
    this(Environment.ofSystem(), System.out::println);
  }

  /**
   * @param lines takes the lines of the metrics and the log
   */
  public JudgeHandler(Environment environment, Consumer<String> lines) {
    this.telemetry = new Telemetry("judge", lines, clock);
    DynamoDbClient dynamoDb = AwsClients.dynamoDb(environment);
    ConfigurationTable configurations =
        new ConfigurationTable(dynamoDb, environment.required(Variable.CONFIG_TABLE), clock);
    ModelCatalog catalog = ModelCatalog.load();
    SecureRandom random = new SecureRandom();
    this.judge =
        Judge.of(
            catalog.pair(environment.required(Variable.MODEL_PAIR)),
            catalog.version(),
            BedrockModelClient.of(environment),
            new CachedConfiguration(configurations::serving, clock, telemetry),
            new JudgingBudget(dynamoDb, environment.required(Variable.LIMITS_TABLE), random, clock),
            new SampleTable(dynamoDb, environment.required(Variable.SAMPLES_TABLE)),
            random,
            clock,
            telemetry);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    Deadline deadline =
        Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE), clock);
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : event.getRecords()) {
      if (!isDone(message, deadline)) {
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private boolean isDone(SQSMessage message, Deadline deadline) {
    try {
      read(message).ifPresent(request -> judge.judge(request, deadline));
      return true;
    } catch (RuntimeException e) {
      return false; // the judge has logged it
    }
  }

  private Optional<JudgeRequest> read(SQSMessage message) {
    try {
      return Optional.of(JudgeRequest.fromJson(message.getBody()));
    } catch (IllegalArgumentException e) {
      telemetry.write(
          "sample.malformed",
          new MetricLine()
              .count(MetricName.SAMPLES_MALFORMED)
              .field("message", message.getMessageId()));
      return Optional.empty();
    }
  }
}
