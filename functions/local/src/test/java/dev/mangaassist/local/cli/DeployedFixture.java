package dev.mangaassist.local.cli;

import dev.mangaassist.local.deployment.CloudFormationOnTheWire;
import dev.mangaassist.local.deployment.Deployments;
import dev.mangaassist.local.dynamodb.DynamoDbLocal;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.tables.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A stack {@code Shop}, its table in DynamoDB Local, and commands that reach it over the wire. */
final class DeployedFixture implements AutoCloseable {
  static final String TABLE = DynamoDbLocal.tableName(Table.CONFIG);

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  final CloudFormationOnTheWire cloudFormation =
      new CloudFormationOnTheWire()
          .with("Shop", Map.of("ConfigTableName", TABLE, "TunerFunctionName", "tuner"))
          .with("Gone", Map.of("ConfigTableName", "no-such-table", "TunerFunctionName", "none"));

  private final URI dynamoDb;
  private final URI lambda;

  DeployedFixture(URI dynamoDb, URI lambda) {
    this.dynamoDb = dynamoDb;
    this.lambda = lambda;
  }

  int run(Function<Supplier<Deployments>, Object> command, String... arguments) {
    return new CommandLine(command.apply(this::deployments))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Deployments deployments() {
    return new Deployments(
        Environment.of(
            Map.of(
                "AWS_ENDPOINT_URL_CLOUDFORMATION", cloudFormation.endpoint().toString(),
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString(),
                "AWS_ENDPOINT_URL_LAMBDA", lambda.toString())),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
        () -> Region.US_EAST_1);
  }

  @Override
  public void close() {
    cloudFormation.close();
  }
}
