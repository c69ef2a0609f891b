package dev.mangaassist.cdk;

import dev.mangaassist.shared.tables.Table;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/** Every {@link Table}, on demand, encrypted, restorable to any point of the last 35 days. */
final class ChatTables extends Construct {
  private final Map<Table, TableV2> tables = new EnumMap<>(Table.class);

  ChatTables(Construct scope, String id) {
    super(scope, id);
    for (Table table : Table.values()) {
      tables.put(table, create(table));
    }
  }

  TableV2 get(Table table) {
    TableV2 created = tables.get(table);
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
    };
  }

  private TableV2 create(Table table) {
    TableV2.Builder builder =
        TableV2.Builder.create(this, constructId(table))
            .partitionKey(attribute(table.partitionKey()))
            .globalSecondaryIndexes(table.indexes().stream().map(ChatTables::index).toList())
            .billing(Billing.onDemand())
            .encryption(TableEncryptionV2.awsManagedKey())
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .removalPolicy(removalPolicy(table));
    table.sortKey().map(ChatTables::attribute).ifPresent(builder::sortKey);
    if (table.expires()) {
      builder.timeToLiveAttribute(Table.TTL_ATTRIBUTE);
    }
    return builder.build();
  }

  /** What can not be made again outlives the stack. */
  private static RemovalPolicy removalPolicy(Table table) {
    return switch (table) {
      case CONFIG, CONVERSATIONS -> RemovalPolicy.RETAIN;
      case CONNECTIONS, RESPONSES -> RemovalPolicy.DESTROY;
    };
  }

  private static GlobalSecondaryIndexPropsV2 index(Table.Index index) {
    return GlobalSecondaryIndexPropsV2.builder()
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
