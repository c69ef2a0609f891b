package dev.mangaassist.cdk;

import static dev.mangaassist.shared.tables.Table.CONFIG;
import static dev.mangaassist.shared.tables.Table.CONNECTIONS;
import static dev.mangaassist.shared.tables.Table.CONVERSATIONS;
import static dev.mangaassist.shared.tables.Table.LIMITS;
import static dev.mangaassist.shared.tables.Table.RESPONSES;
import static dev.mangaassist.shared.tables.Table.SAMPLES;

import dev.mangaassist.shared.tables.Table;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.IQueue;

/** What each function may do: written out by hand, action by action and ARN by ARN. */
final class FunctionPermissions {
  private final ChatTables tables;
  private final ChatApi api;

  FunctionPermissions(ChatTables tables, ChatApi api) {
    this.tables = tables;
    this.api = api;
  }

  List<PolicyStatement> connect() {
    return List.of(table(CONNECTIONS, "PutItem"), table(CONVERSATIONS, "GetItem", "PutItem"));
  }

  List<PolicyStatement> disconnect() {
    return List.of(table(CONNECTIONS, "DeleteItem"));
  }

  List<PolicyStatement> message(IFunction cascade) {
    return List.of(
        table(CONNECTIONS, "GetItem"),
        table(CONVERSATIONS, "UpdateItem"),
        table(SAMPLES, "PutItem"),
        allow("lambda:InvokeFunction", cascade.getFunctionArn()),
        connections("POST"));
  }

  List<PolicyStatement> cascade(
      PolicyStatement modelAccess, IQueue undeliveredAsks, IQueue samples) {
    return List.of(
        table(CONNECTIONS, "DeleteItem"),
        table(CONVERSATIONS, "PutItem", "UpdateItem"),
        table(CONFIG, "GetItem"),
        table(RESPONSES, "GetItem", "PutItem"),
        table(LIMITS, "UpdateItem"),
        connections("POST", "GET"),
        modelAccess,
        allow("sqs:SendMessage", undeliveredAsks.getQueueArn()),
        allow("sqs:SendMessage", samples.getQueueArn()));
  }

  /** Lambda reads the queue as the judge. */
  List<PolicyStatement> judge(PolicyStatement modelAccess, IQueue samples) {
    return List.of(
        table(CONFIG, "GetItem"),
        table(LIMITS, "UpdateItem"),
        table(SAMPLES, "GetItem", "PutItem"),
        modelAccess,
        PolicyStatement.Builder.create()
            .actions(List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"))
            .resources(List.of(samples.getQueueArn()))
            .build());
  }

  List<PolicyStatement> tuner() {
    return List.of(
        table(CONFIG, "GetItem", "PutItem", "Query"),
        table(SAMPLES, "Query"),
        // CloudWatch knows no resource for reading metrics: the action takes * only
        allow("cloudwatch:GetMetricData", "*"));
  }

  private PolicyStatement connections(String... methods) {
    return PolicyStatement.Builder.create()
        .actions(List.of("execute-api:ManageConnections"))
        .resources(Arrays.stream(methods).map(api::connectionsArn).toList())
        .build();
  }

  private PolicyStatement table(Table table, String... operations) {
    return PolicyStatement.Builder.create()
        .actions(Arrays.stream(operations).map(operation -> "dynamodb:" + operation).toList())
        .resources(List.of(tables.get(table).getTableArn()))
        .build();
  }

  private static PolicyStatement allow(String action, String resource) {
    return PolicyStatement.Builder.create()
        .actions(List.of(action))
        .resources(List.of(resource))
        .build();
  }
}
