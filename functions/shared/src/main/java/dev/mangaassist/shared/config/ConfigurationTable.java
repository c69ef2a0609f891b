package dev.mangaassist.shared.config;

import static dev.mangaassist.shared.config.VersionItems.POINTER;
import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.shared.config.VersionItems.Pointer;
import dev.mangaassist.shared.config.VersionItems.Trial;
import dev.mangaassist.shared.tables.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The versions of the configuration. Item 0 points to the active one and carries a copy of it and
 * of the version on trial, if there is one, so that reading takes one request; every version stays
 * as an item of its own, and no number is used twice. Every change is one transaction, conditional
 * on what item 0 said before: of two writers one wins, and a crash leaves a valid active
 * configuration.
 */
public final class ConfigurationTable {
  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final InstantSource clock;

  public ConfigurationTable(DynamoDbClient dynamoDb, String tableName, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.clock = clock;
  }

  /** The active version; {@link ConfigurationVersion#BUILT_IN} if nobody has published one. */
  public ConfigurationVersion active() {
    return serving().stable();
  }

  /** The active version, and the one on trial. */
  public ActiveConfiguration serving() {
    return pointer().serving();
  }

  /** The number that the next version will have if nobody else is faster. */
  public int nextVersion() {
    return pointer().next();
  }

  /** A version of a number ever used, or {@link ConfigurationVersion#BUILT_IN} for 0. */
  public Optional<ConfigurationVersion> version(int number) {
    if (number == POINTER) {
      return Optional.of(ConfigurationVersion.BUILT_IN);
    }
    Map<String, AttributeValue> item = item(number);
    return item.isEmpty() ? Optional.empty() : Optional.of(VersionItems.version(item));
  }

  /** The last versions and what became of them, the newest first. */
  public List<PastVersion> history(int most) {
    return VersionItems.history(
        dynamoDb
            .queryPaginator(
                request ->
                    request
                        .tableName(tableName)
                        .keyConditionExpression("#name = :name and version > :pointer")
                        .expressionAttributeNames(Map.of("#name", "name"))
                        .expressionAttributeValues(
                            Map.of(":name", string(VersionItems.NAME), ":pointer", number(POINTER)))
                        .scanIndexForward(false)
                        .limit(most)
                        .consistentRead(true))
            .items()
            .stream()
            .limit(most)
            .toList());
  }

  /** As {@link #publish(ConfigurationVersion, Configuration, String, String, Function)}, alone. */
  public ConfigurationVersion publish(
      ConfigurationVersion base, Configuration configuration, String author, String reason) {
    return publish(base, configuration, author, reason, next -> List.of());
  }

  /**
   * Makes a configuration the active one at once, and ends the trial of another one.
   *
   * @param base the version that it was derived from
   * @param author who or what writes it
   * @param reason why, in a sentence
   * @param alongside what else to write in the same transaction, given the new version
   * @return the new version
   * @throws ConfigurationConflictException if another version has become active since {@code base},
   *     or is being written at the same time, or a condition of what is written alongside does not
   *     hold; nothing was written
   */
  public ConfigurationVersion publish(
      ConfigurationVersion base,
      Configuration configuration,
      String author,
      String reason,
      Function<ConfigurationVersion, List<TransactWriteItem>> alongside) {
    Pointer before = pointerAt(base);
    var next = new ConfigurationVersion(before.next(), configuration, author, reason, now());
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(newVersion(VersionItems.versionItem(next)));
    writes.add(newPointer(before, ActiveConfiguration.only(next), next.version()));
    before
        .serving()
        .canary()
        .ifPresent(
            canary ->
                writes.add(
                    ended(
                        canary.version(),
                        Trial.WITHDRAWN,
                        "version %d was published".formatted(next.version()))));
    writes.addAll(alongside.apply(next));
    write(writes, cancelled -> ConfigurationConflictException.notActive(base.version(), cancelled));
    return next;
  }

  /**
   * Puts a configuration on trial beside the active one, with the share of the conversations that
   * the active one says.
   *
   * @param base the version that it was derived from, whose {@code canaryShare} is over 0
   * @param author who or what writes it
   * @param reason why, in a sentence
   * @param alongside what else to write in the same transaction, given the canary
   * @throws ConfigurationConflictException if a trial is open already, or as {@link #publish} does;
   *     nothing was written
   */
  public Canary trial(
      ConfigurationVersion base,
      Configuration configuration,
      String author,
      String reason,
      Function<Canary, List<TransactWriteItem>> alongside) {
    Pointer before = pointerAt(base);
    before
        .serving()
        .canary()
        .ifPresent(
            open -> {
              throw ConfigurationConflictException.trialOpen(open.version().version());
            });
    var tried = new ConfigurationVersion(before.next(), configuration, author, reason, now());
    var canary = new Canary(tried, base.configuration().canaryShare());
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(
        newVersion(VersionItems.versionItem(tried, Trial.OPEN, Optional.empty(), tried.since())));
    writes.add(
        newPointer(
            before,
            new ActiveConfiguration(before.serving().stable(), Optional.of(canary)),
            tried.version()));
    writes.addAll(alongside.apply(canary));
    write(writes, cancelled -> ConfigurationConflictException.notActive(base.version(), cancelled));
    return canary;
  }

  /**
   * Makes the version on trial the active one, from now on.
   *
   * @param why a clause such as {@code no level is worse}
   * @param alongside what else to write in the same transaction, given the version as it is now
   * @return the version with its new {@code since}
   * @throws ConfigurationConflictException if it is no longer on trial, or as {@link #publish}
   *     does; nothing was written
   */
  public ConfigurationVersion promote(
      Canary canary,
      String why,
      Function<ConfigurationVersion, List<TransactWriteItem>> alongside) {
    Pointer before = pointerWith(canary);
    ConfigurationVersion tried = canary.version();
    var promoted =
        new ConfigurationVersion(
            tried.version(), tried.configuration(), tried.author(), tried.reason(), now());
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(newPointer(before, ActiveConfiguration.only(promoted), before.latest()));
    writes.add(ended(promoted, Trial.PROMOTED, why));
    writes.addAll(alongside.apply(promoted));
    write(
        writes, cancelled -> ConfigurationConflictException.notOnTrial(tried.version(), cancelled));
    return promoted;
  }

  /**
   * Ends a trial; the active version stays as it is.
   *
   * @param why a clause such as {@code the mean quality is worse}
   * @param alongside what else to write in the same transaction
   * @throws ConfigurationConflictException if it is no longer on trial, or as {@link #publish}
   *     does; nothing was written
   */
  public void withdraw(Canary canary, String why, List<TransactWriteItem> alongside) {
    Pointer before = pointerWith(canary);
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(
        newPointer(before, ActiveConfiguration.only(before.serving().stable()), before.latest()));
    writes.add(ended(canary.version(), Trial.WITHDRAWN, why));
    writes.addAll(alongside);
    write(
        writes,
        cancelled ->
            ConfigurationConflictException.notOnTrial(canary.version().version(), cancelled));
  }

  private Pointer pointer() {
    return VersionItems.pointer(item(POINTER));
  }

  private Pointer pointerAt(ConfigurationVersion base) {
    Pointer pointer = pointer();
    if (pointer.serving().stable().version() != base.version()) {
      throw ConfigurationConflictException.notActive(base.version(), null);
    }
    return pointer;
  }

  private Pointer pointerWith(Canary canary) {
    Pointer pointer = pointer();
    int tried = canary.version().version();
    if (pointer.serving().canary().filter(open -> open.version().version() == tried).isEmpty()) {
      throw ConfigurationConflictException.notOnTrial(tried, null);
    }
    return pointer;
  }

  private Map<String, AttributeValue> item(int version) {
    return dynamoDb
        .getItem(
            request ->
                request.tableName(tableName).key(VersionItems.key(version)).consistentRead(true))
        .item();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private TransactWriteItem newVersion(Map<String, AttributeValue> item) {
    return put(item, "attribute_not_exists(document)", Map.of());
  }

  private TransactWriteItem newPointer(Pointer before, ActiveConfiguration serving, int latest) {
    return put(
        VersionItems.pointerItem(serving, latest), before.condition(), before.conditionValues());
  }

  private TransactWriteItem ended(ConfigurationVersion version, Trial trial, String why) {
    return put(
        VersionItems.versionItem(version, trial, Optional.of(why), now()),
        "attribute_exists(document)",
        Map.of());
  }

  private TransactWriteItem put(
      Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    Put.Builder put = Put.builder().tableName(tableName).item(item).conditionExpression(condition);
    if (!values.isEmpty()) {
      put.expressionAttributeValues(values);
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private void write(
      List<TransactWriteItem> writes,
      Function<TransactionCanceledException, ConfigurationConflictException> conflict) {
    try {
      dynamoDb.transactWriteItems(request -> request.transactItems(writes));
    } catch (TransactionCanceledException e) {
      if (Transactions.isLostToAnotherWriter(e)) {
        throw conflict.apply(e);
      }
      throw e;
    }
  }
}
