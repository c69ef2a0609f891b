package dev.mangaassist.cascade;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.cascade.deliver.Connection;
import dev.mangaassist.cascade.sample.SampleQueue;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.models.BedrockModelClient;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.shared.tables.ConnectionTable;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.ConnectionPoster;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Answers asks that the message function hands over by asynchronous invocation. */
public final class CascadeHandler implements RequestStreamHandler {

  /** The environment variables that this function reads. */
  public static final Set<Variable> READS =
      Set.copyOf(
          EnumSet.of(
              Variable.CONNECTIONS_TABLE,
              Variable.CONVERSATIONS_TABLE,
              Variable.CONFIG_TABLE,
              Variable.RESPONSES_TABLE,
              Variable.LIMITS_TABLE,
              Variable.SAMPLES_QUEUE_URL,
              Variable.MODEL_PAIR,
              Variable.EXPOSE_USAGE,
              Variable.AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI));

  /** Of the time that Lambda gives, kept back for remembering the answer and telling its end. */
  private static final Duration RESERVE = Duration.ofSeconds(3);

  private final CascadeRouter router;
  private final Clock clock = Clock.systemUTC();

  /** As Lambda makes it. */
  public CascadeHandler() {
    this(Environment.ofSystem(), System.out::println);
  }

  /**
   * @param lines takes the lines of the metrics and the log
   */
  public CascadeHandler(Environment environment, Consumer<String> lines) {
    Telemetry telemetry = new Telemetry("cascade", lines, clock);
    DynamoDbClient dynamoDb = AwsClients.dynamoDb(environment);
    ModelCatalog catalog = ModelCatalog.load();
    ConnectionPoster poster = ConnectionPoster.of(environment);
    ConnectionTable connections =
        new ConnectionTable(dynamoDb, environment.required(Variable.CONNECTIONS_TABLE), clock);
    ConfigurationTable configurations =
        new ConfigurationTable(dynamoDb, environment.required(Variable.CONFIG_TABLE), clock);
    this.router =
        new Surroundings(
                catalog.pair(environment.required(Variable.MODEL_PAIR)),
                catalog.version(),
                BedrockModelClient.of(environment),
                TaskClassifier.load(),
                dynamoDb,
                table -> environment.required(table.nameVariable()),
                new CachedConfiguration(configurations::serving, clock, telemetry),
                connectionId -> new Connection(poster, connectionId),
                connections::delete,
                SampleQueue.of(environment),
                environment.flag(Variable.EXPOSE_USAGE),
                Executors.newVirtualThreadPerTaskExecutor(),
                new SecureRandom(),
                clock,
                telemetry)
            .router();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    CascadeRequest request =
        CascadeRequest.fromJson(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
    router.route(request, Deadline.in(remaining.minus(RESERVE), clock), remaining);
    output.write("null".getBytes(StandardCharsets.UTF_8));
  }
}
