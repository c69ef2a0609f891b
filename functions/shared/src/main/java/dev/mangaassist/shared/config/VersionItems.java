package dev.mangaassist.shared.config;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.optionalString;
import static dev.mangaassist.shared.tables.Items.requiredNumber;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.string;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of {@link ConfigurationTable}: the pointer and the versions, of this release and of
 * older ones, which knew no trials and left their attributes out.
 */
final class VersionItems {
  static final int POINTER = 0;
  static final String NAME = "cascade";
  private static final String CANARY = "canary";
  private static final String LATEST = "latest";
  private static final String TRIAL = "trial";
  private static final String VERDICT = "verdict";

  private VersionItems() {}

  /** How a version was tried; a version that was published at once has no such attribute. */
  enum Trial {
    OPEN,
    PROMOTED,
    WITHDRAWN
  }

  /**
   * What the pointer says.
   *
   * @param latest the highest number that a version ever had
   * @param condition holds as long as the pointer says so
   * @param conditionValues the values that the condition names
   */
  record Pointer(
      ActiveConfiguration serving,
      int latest,
      String condition,
      Map<String, AttributeValue> conditionValues) {

    int next() {
      return latest + 1;
    }
  }

  static Map<String, AttributeValue> key(int version) {
    return Map.of("name", string(NAME), "version", number(version));
  }

  static Pointer pointer(Map<String, AttributeValue> item) {
    if (item.isEmpty()) {
      return new Pointer(
          ActiveConfiguration.BUILT_IN,
          ConfigurationVersion.BUILT_IN.version(),
          "attribute_not_exists(document)",
          Map.of());
    }
    ConfigurationVersion stable = version(item);
    Optional<Canary> canary =
        Optional.ofNullable(item.get(CANARY)).map(AttributeValue::m).map(VersionItems::canary);
    int latest =
        Math.toIntExact(item.containsKey(LATEST) ? requiredNumber(item, LATEST) : stable.version());
    Map<String, AttributeValue> values = new HashMap<>(Map.of(":active", number(stable.version())));
    if (item.containsKey(LATEST)) {
      values.put(":latest", number(latest));
    }
    canary.ifPresent(trial -> values.put(":canary", number(trial.version().version())));
    String condition =
        "active = :active and %s and %s"
            .formatted(
                item.containsKey(LATEST) ? "latest = :latest" : "attribute_not_exists(latest)",
                canary.isPresent() ? "canary.active = :canary" : "attribute_not_exists(canary)");
    return new Pointer(
        new ActiveConfiguration(
            stable.version() == ConfigurationVersion.BUILT_IN.version()
                ? ConfigurationVersion.BUILT_IN
                : stable,
            canary),
        latest,
        condition,
        values);
  }

  static Map<String, AttributeValue> pointerItem(ActiveConfiguration serving, int latest) {
    Map<String, AttributeValue> item = item(serving.stable(), POINTER);
    item.put(LATEST, number(latest));
    serving
        .canary()
        .ifPresent(
            canary -> {
              Map<String, AttributeValue> tried = attributes(canary.version());
              tried.put("share", string(canary.share().toPlainString()));
              item.put(CANARY, AttributeValue.fromM(tried));
            });
    return item;
  }

  /** A version that was published at once. */
  static Map<String, AttributeValue> versionItem(ConfigurationVersion version) {
    return item(version, version.version());
  }

  /**
   * A version that is or was on trial.
   *
   * @param verdict why the trial ended; empty if it goes on
   */
  static Map<String, AttributeValue> versionItem(
      ConfigurationVersion version, Trial trial, Optional<String> verdict, Instant now) {
    Map<String, AttributeValue> item = versionItem(version);
    item.put(TRIAL, string(trial.name()));
    verdict.ifPresent(
        why -> {
          item.put(VERDICT, string(why));
          item.put("trialEnded", string(now.toString()));
        });
    return item;
  }

  private static Map<String, AttributeValue> item(ConfigurationVersion version, int sortKey) {
    Map<String, AttributeValue> item = attributes(version);
    item.putAll(key(sortKey));
    return item;
  }

  private static Map<String, AttributeValue> attributes(ConfigurationVersion version) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("active", number(version.version()));
    attributes.put("document", string(ConfigurationJson.write(version.configuration())));
    attributes.put("author", string(version.author()));
    attributes.put("reason", string(version.reason()));
    attributes.put("since", string(version.since().toString()));
    return attributes;
  }

  static ConfigurationVersion version(Map<String, AttributeValue> item) {
    return new ConfigurationVersion(
        Math.toIntExact(requiredNumber(item, "active")),
        ConfigurationJson.read(requiredString(item, "document")),
        requiredString(item, "author"),
        requiredString(item, "reason"),
        Instant.parse(requiredString(item, "since")));
  }

  private static Canary canary(Map<String, AttributeValue> map) {
    return new Canary(version(map), new BigDecimal(requiredString(map, "share")));
  }

  /**
   * What became of versions: of those that were active, each was replaced by the next one.
   *
   * @param newestFirst the items of the versions, down from the newest of all
   */
  static List<PastVersion> history(List<Map<String, AttributeValue>> newestFirst) {
    List<PastVersion> history = new ArrayList<>();
    PastVersion.Standing served = PastVersion.Standing.ACTIVE;
    for (Map<String, AttributeValue> item : newestFirst) {
      Optional<Trial> trial = optionalString(item, TRIAL).map(Trial::valueOf);
      PastVersion.Standing standing = standing(trial, served);
      history.add(new PastVersion(version(item), standing, optionalString(item, VERDICT)));
      served = standing == PastVersion.Standing.ACTIVE ? PastVersion.Standing.REPLACED : served;
    }
    return List.copyOf(history);
  }

  private static PastVersion.Standing standing(
      Optional<Trial> trial, PastVersion.Standing ifItServed) {
    return switch (trial.orElse(Trial.PROMOTED)) {
      case OPEN -> PastVersion.Standing.ON_TRIAL;
      case WITHDRAWN -> PastVersion.Standing.WITHDRAWN;
      case PROMOTED -> ifItServed;
    };
  }
}
