package dev.mangaassist.cdk;

import dev.mangaassist.shared.tables.Table;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/** Every {@link Table}, on demand, encrypted, restorable to any point of the last 35 days. */
final class ChatTables extends Construct {
  private final Map<Table, ITable> tables = new EnumMap<>(Table.class);

  ChatTables(Construct scope, String id) {
    super(scope, id);
    for (Table table : Table.values()) {
      tables.put(table, create(table));
    }
  }

  ITable get(Table table) {
    ITable created = tables.get(table);
    if (created == null) {
      throw new IllegalStateException("Every table is created at construction: " + table);
    }
    return created;
  }

  /** The construct's id of a table, for example {@code Connections}. */
  static String constructId(Table table) {
    return switch (table) {
      case CONNECTIONS -> "Connections";
      case CONVERSATIONS -> "Conversations";
      case CONFIG -> "Config";
      case RESPONSES -> "Responses";
      case LIMITS -> "Limits";
      case SAMPLES -> "Samples";
    };
  }

  private ITable create(Table table) {
    var builder =
        software.amazon.awscdk.services.dynamodb.Table.Builder.create(this, constructId(table))
            .partitionKey(attribute(table.partitionKey()))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .encryption(TableEncryption.AWS_MANAGED)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .removalPolicy(removalPolicy(table));
    table.sortKey().map(ChatTables::attribute).ifPresent(builder::sortKey);
    if (table.expires()) {
      builder.timeToLiveAttribute(Table.TTL_ATTRIBUTE);
    }
    var created = builder.build();
    table.indexes().stream().map(ChatTables::index).forEach(created::addGlobalSecondaryIndex);
    return created;
  }

  /** What can not be made again outlives the stack. */
  private static RemovalPolicy removalPolicy(Table table) {
    return switch (table) {
      case CONFIG, CONVERSATIONS -> RemovalPolicy.RETAIN;
      case CONNECTIONS, RESPONSES, LIMITS, SAMPLES -> RemovalPolicy.DESTROY;
    };
  }

  private static GlobalSecondaryIndexProps index(Table.Index index) {
    return GlobalSecondaryIndexProps.builder()
        .indexName(index.name())
        .partitionKey(attribute(index.partitionKey()))
        .sortKey(attribute(index.sortKey()))
        .projectionType(ProjectionType.KEYS_ONLY)
        .build();
  }

  private static Attribute attribute(Table.Key key) {
    AttributeType type =
        switch (key.type()) {
          case STRING -> AttributeType.STRING;
          case NUMBER -> AttributeType.NUMBER;
        };
    return Attribute.builder().name(key.name()).type(type).build();
  }
}
