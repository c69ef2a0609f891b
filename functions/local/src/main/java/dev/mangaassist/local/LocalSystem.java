package dev.mangaassist.local;

import dev.mangaassist.local.bedrock.BedrockStandIn;
import dev.mangaassist.local.cloudwatch.CloudWatchStandIn;
import dev.mangaassist.local.cloudwatch.MetricStore;
import dev.mangaassist.local.deployment.RunningSystem;
import dev.mangaassist.local.deployment.RunningSystemPage;
import dev.mangaassist.local.dynamodb.DynamoDbLocal;
import dev.mangaassist.local.gateway.Connection;
import dev.mangaassist.local.gateway.Connections;
import dev.mangaassist.local.gateway.ConnectionsApi;
import dev.mangaassist.local.gateway.GatewayLimits;
import dev.mangaassist.local.gateway.Routes;
import dev.mangaassist.local.gateway.WebSocketGateway;
import dev.mangaassist.local.lambda.AsyncPolicy;
import dev.mangaassist.local.lambda.FunctionInvoker;
import dev.mangaassist.local.lambda.LambdaStandIn;
import dev.mangaassist.local.lambda.LocalFunction;
import dev.mangaassist.local.sqs.SqsStandIn;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.tables.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The whole system in this process: gateway, functions, tables, models, metrics and the tuner's
 * schedule, on loopback ports only.
 *
 * <p>The functions are the deployed handlers. When {@link #start} has returned, everything answers;
 * {@link #close} stops it all and forgets everything.
 */
public final class LocalSystem implements AutoCloseable {
  private final Parts parts;
  private final LocalOptions options;
  private final Endpoints endpoints;
  private final FunctionEnvironments environments;
  private final Connections connections;
  private final LambdaStandIn lambda;
  private final SqsStandIn sqs;
  private final DynamoDbLocal dynamoDb;
  private final Optional<BedrockStandIn> bedrock;

  private LocalSystem(
      Parts parts,
      LocalOptions options,
      Endpoints endpoints,
      FunctionEnvironments environments,
      Connections connections,
      LambdaStandIn lambda,
      SqsStandIn sqs,
      DynamoDbLocal dynamoDb,
      Optional<BedrockStandIn> bedrock) {
    this.parts = parts;
    this.options = options;
    this.endpoints = endpoints;
    this.environments = environments;
    this.connections = connections;
    this.lambda = lambda;
    this.sqs = sqs;
    this.dynamoDb = dynamoDb;
    this.bedrock = bedrock;
  }

  /**
   * Starts the system.
   *
   * @throws dev.mangaassist.local.http.PortInUseException if another process holds the port
   * @throws IllegalArgumentException if there is no such model pair
   * @throws IllegalStateException if Bedrock is to be Amazon's and there are no credentials
   */
  public static LocalSystem start(LocalOptions options) {
    ModelPair pair = ModelCatalog.load().pair(options.pair());
    String region = LocalCredentials.prepare(options.bedrock());
    Parts parts = new Parts();
    try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
      return start(options, pair, region, parts, starters);
    } catch (CompletionException e) {
      parts.close();
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static LocalSystem start(
      LocalOptions options, ModelPair pair, String region, Parts parts, ExecutorService starters) {
    MetricStore metrics = new MetricStore(InstantSource.system());
    Consumer<String> lines = options.lines().andThen(metrics::accept);
    CompletableFuture<DynamoDbLocal> dynamoDb =
        CompletableFuture.supplyAsync(() -> parts.addFoundation(DynamoDbLocal.start()), starters);
    CompletableFuture<Optional<BedrockStandIn>> bedrock =
        CompletableFuture.supplyAsync(() -> startBedrock(options, parts), starters);
    CloudWatchStandIn cloudWatch = parts.addFoundation(CloudWatchStandIn.start(0, metrics));
    Connections connections = new Connections();
    ConnectionsApi connectionsApi =
        parts.addFoundation(ConnectionsApi.start(connections, GatewayLimits.API_GATEWAY));
    SqsStandIn sqs =
        parts.addFoundation(
            SqsStandIn.start(
                InstantSource.system(),
                Queues.ALL,
                new DeadLetterLog(lines, InstantSource.system())));
    LambdaStandIn lambda =
        parts.add(
            LambdaStandIn.start(
                AsyncPolicy.DEPLOYED,
                InstantSource.system(),
                lines,
                new UndeliveredLog(lines, InstantSource.system())));
    CompletableFuture<FunctionInvoker> functions = new CompletableFuture<>();
    CompletableFuture<RunningSystem> running = new CompletableFuture<>();
    WebSocketGateway gateway =
        parts.add(
            WebSocketGateway.start(
                options.port(),
                new Routes(Functions.CONNECT, Functions.DISCONNECT, Functions.MESSAGE),
                (name, payload) -> functions.join().invoke(name, payload), // wait till all are made
                connections,
                GatewayLimits.API_GATEWAY,
                InstantSource.system(),
                config -> {
                  new WebPages(options).addTo(config);
                  new RunningSystemPage(running::join).addTo(config);
                }));
    Endpoints endpoints =
        new Endpoints(
            gateway.port(),
            connectionsApi.endpoint(),
            lambda.endpoint(),
            dynamoDb.join().endpoint(),
            cloudWatch.endpoint(),
            sqs.endpoint(),
            sqs.url(Queues.SAMPLES),
            bedrock.join().map(BedrockStandIn::endpoint));
    publish(options.configuration(), dynamoDb.join());
    FunctionEnvironments environments = new FunctionEnvironments(options, endpoints, pair, region);
    Functions.makings(environments, lines).stream()
        .map(making -> CompletableFuture.supplyAsync(() -> make(making), starters))
        .toList()
        .forEach(function -> lambda.add(function.join()));
    functions.complete(lambda);
    running.complete(
        new RunningSystem(
            region,
            DynamoDbLocal.tableName(Table.CONFIG),
            Functions.TUNER,
            endpoints.dynamoDb(),
            endpoints.lambda()));
    parts.add(sqs.feed(Queues.SAMPLES, lambda, Functions.JUDGE, Queues.JUDGES));
    parts.add(new TuningSchedule(lambda, options.tuneEvery()));
    return new LocalSystem(
        parts,
        options,
        endpoints,
        environments,
        connections,
        lambda,
        sqs,
        dynamoDb.join(),
        bedrock.join());
  }

  private static Optional<BedrockStandIn> startBedrock(LocalOptions options, Parts parts) {
    return switch (options.bedrock()) {
      case STAND_IN ->
          Optional.of(
              parts.addFoundation(BedrockStandIn.start(0, options.behaviour(), call -> {})));
      case AWS -> Optional.empty();
    };
  }

  /** The built-in configuration needs no version of its own. */
  private static void publish(Configuration configuration, DynamoDbLocal dynamoDb) {
    if (!configuration.equals(Configuration.DEFAULT)) {
      try (DynamoDbClient client = dynamoDb.client()) {
        configurations(client)
            .publish(
                ConfigurationVersion.BUILT_IN,
                configuration,
                "command line",
                "What the system was started with.");
      }
    }
  }

  private static ConfigurationTable configurations(DynamoDbClient client) {
    return new ConfigurationTable(
        client, DynamoDbLocal.tableName(Table.CONFIG), InstantSource.system());
  }

  private static LocalFunction make(Callable<LocalFunction> making) {
    try {
      return making.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("A function could not be made", e);
    }
  }

  /** The page's address, {@code http://localhost:port/}. */
  public URI page() {
    return URI.create("http://localhost:" + endpoints.gatewayPort() + "/");
  }

  /** Where WebSocket clients connect, {@code ws://localhost:port/}. */
  public URI socket() {
    return URI.create("ws://localhost:" + endpoints.gatewayPort() + "/");
  }

  /** The functions, by the names in {@link Functions}. */
  public FunctionInvoker functions() {
    return lambda;
  }

  /** What the functions are told of this system, for functions that run elsewhere. */
  FunctionEnvironments environments() {
    return environments;
  }

  /**
   * Waits until no asynchronous event and no message of a queue that feeds a function is being
   * handled or waits for it; false if that takes longer.
   */
  public boolean awaitQuiet(Duration patience) {
    Instant end = Instant.now().plus(patience);
    return lambda.awaitQuiet(patience) && sqs.awaitQuiet(Duration.between(Instant.now(), end));
  }

  /** Lets frames be posted to a connection that has no socket. */
  public void open(Connection connection) {
    connections.add(connection);
  }

  /** The scripted models, if they play. */
  public Optional<BedrockStandIn> bedrock() {
    return bedrock;
  }

  /** A client of the tables; the caller closes it. */
  public DynamoDbClient tables() {
    return dynamoDb.client();
  }

  /** The configuration that is active now. */
  public ConfigurationVersion configuration() {
    try (DynamoDbClient client = tables()) {
      return configurations(client).active();
    }
  }

  /** What runs where, in a few lines for people. */
  public String description() {
    return Description.of(options, endpoints, page(), socket());
  }

  @Override
  public void close() {
    parts.close();
  }
}
