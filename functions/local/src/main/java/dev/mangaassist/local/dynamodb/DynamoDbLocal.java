package dev.mangaassist.local.dynamodb;

import dev.mangaassist.local.http.LoopbackServer;
import dev.mangaassist.shared.tables.Table;
import java.net.URI;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local, in memory, on a loopback port, with every {@link Table} created. */
public final class DynamoDbLocal implements AutoCloseable {
  /** Keeps sqlite4java's loader from announcing itself; held, or the level would be forgotten. */
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  private final LocalDynamoDBRequestHandler tables;
  private final LoopbackServer server;

  private DynamoDbLocal(LocalDynamoDBRequestHandler tables, LoopbackServer server) {
    this.tables = tables;
    this.server = server;
  }

  /** Starts it and creates the tables. */
  public static DynamoDbLocal start() {
    SQLITE.setLevel(Level.SEVERE);
    DynamoDbLocal local = serve();
    try (DynamoDbClient client = local.client()) {
      for (Table table : Table.values()) {
        TableCreation.create(client, tableName(table), table);
      }
    }
    return local;
  }

  private static DynamoDbLocal serve() {
    try {
      boolean inMemory = true;
      boolean oneDatabaseForAllCallers = true;
      LocalDynamoDBRequestHandler tables =
          new LocalDynamoDBRequestHandler(0, inMemory, null, oneDatabaseForAllCallers, false);
      ContextHandler root = new ContextHandler(new LocalDynamoDBServerHandler(tables, null), "/");
      root.setAllowNullPathInContext(true);
      // its own runner would listen on every interface
      return new DynamoDbLocal(tables, LoopbackServer.start("dynamodb", 0, root));
    } catch (DynamoDBLocalServiceException e) {
      throw new IllegalStateException("DynamoDB Local did not start: " + e.getMessage(), e);
    }
  }

  /** The name that a table has here. */
  public static String tableName(Table table) {
    return "mangaassist-" + table.name().toLowerCase(Locale.ROOT);
  }

  /** Where DynamoDB's API is. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** A client of these tables; the caller closes it. */
  public DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public void close() {
    server.close();
    tables.shutdown();
  }
}
