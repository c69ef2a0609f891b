package dev.mangaassist.tuner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.tuner.rules.Action;
import dev.mangaassist.tuner.rules.Change;
import dev.mangaassist.tuner.rules.Estimate;
import dev.mangaassist.tuner.rules.Estimates;
import dev.mangaassist.tuner.rules.Memory;
import dev.mangaassist.tuner.rules.Memory.Bar;
import dev.mangaassist.tuner.rules.Memory.Caps;
import dev.mangaassist.tuner.rules.Memory.Move;
import dev.mangaassist.tuner.rules.Memory.Streak;
import dev.mangaassist.tuner.rules.Memory.Tried;
import dev.mangaassist.tuner.rules.Memory.Watched;
import dev.mangaassist.tuner.rules.ServiceLevel;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The tuner's memory as a JSON document. */
final class MemoryJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MemoryJson() {}

  static String write(Memory memory) {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", memory.version());
    json.putObject("home")
        .put("haikuMaxTokens", memory.home().haikuMaxTokens())
        .put("responseCacheLife", memory.home().responseCacheLife().toString());
    ObjectNode streak = json.putObject("streak");
    streak.put("until", memory.streak().until().toString());
    streak.put("compliant", memory.streak().compliant());
    ArrayNode broken = streak.putArray("broken");
    memory.streak().broken().stream().sorted().forEach(level -> broken.add(level.name()));
    memory.watched().ifPresent(watched -> write(watched, json.putObject("trial")));
    ArrayNode moves = json.putArray("lastMoves");
    memory.lastMoves().forEach(move -> write(move, moves.addObject()));
    ArrayNode bars = json.putArray("bars");
    memory
        .bars()
        .forEach(
            bar ->
                bars.addObject()
                    .put("action", bar.action().name())
                    .put("until", bar.until().toString())
                    .put("times", bar.times()));
    memory
        .truncatedAtHome()
        .ifPresent(truncated -> write(truncated, json.putObject("truncatedAtHome")));
    memory.tried().ifPresent(tried -> write(tried, json.putObject("tried")));
    return json.put("accepted", memory.accepted()).toString();
  }

  private static void write(Watched watched, ObjectNode json) {
    json.put("version", watched.version());
    write(watched.before(), json);
  }

  private static void write(Tried tried, ObjectNode json) {
    json.put("version", tried.version());
    ArrayNode moves = json.putArray("moves");
    tried.moves().forEach(move -> write(move, moves.addObject()));
    write(tried.before(), json);
  }

  private static void write(Estimates estimates, ObjectNode json) {
    ObjectNode levels = json.putObject("levels");
    estimates.levels().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> write(entry.getValue(), levels.putObject(entry.getKey().name())));
    estimates.truncated().ifPresent(truncated -> write(truncated, json.putObject("truncated")));
  }

  private static void write(Estimate estimate, ObjectNode json) {
    json.put("value", estimate.value().toPlainString());
    json.put("error", estimate.error().toPlainString());
  }

  private static void write(Move move, ObjectNode json) {
    json.put("version", move.version()).put("action", move.action().name());
    json.put("setting", move.change().setting());
    switch (move.change()) {
      case Change.ConfidenceThreshold(BigDecimal from, BigDecimal to) ->
          json.put("from", from.toPlainString()).put("to", to.toPlainString());
      case Change.HaikuMaxTokens(int from, int to) -> json.put("from", from).put("to", to);
      case Change.ResponseCacheLife(Duration from, Duration to) ->
          json.put("from", from.toString()).put("to", to.toString());
    }
  }

  /** Reads a document that {@link #write} wrote; empty if it is none of this release's. */
  static Optional<Memory> read(String document) {
    try {
      return Optional.of(memory(JSON.readTree(document)));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Memory memory(JsonNode json) {
    JsonNode home = json.required("home");
    return new Memory(
        json.required("version").asInt(),
        new Caps(
            home.required("haikuMaxTokens").asInt(),
            Duration.parse(home.required("responseCacheLife").asText())),
        streak(json.required("streak")),
        Optional.of(json.path("trial")).filter(JsonNode::isObject).map(MemoryJson::watched),
        elements(json.required("lastMoves")).stream().map(MemoryJson::move).toList(),
        elements(json.required("bars")).stream().map(MemoryJson::bar).toList(),
        estimate(json.path("truncatedAtHome")),
        Optional.of(json.path("tried")).filter(JsonNode::isObject).map(MemoryJson::tried),
        json.required("accepted").asLong());
  }

  private static Streak streak(JsonNode json) {
    Set<ServiceLevel> broken = EnumSet.noneOf(ServiceLevel.class);
    elements(json.required("broken"))
        .forEach(level -> broken.add(ServiceLevel.valueOf(level.asText())));
    return new Streak(
        Instant.parse(json.required("until").asText()), json.required("compliant").asInt(), broken);
  }

  private static Watched watched(JsonNode json) {
    return new Watched(json.required("version").asInt(), estimates(json));
  }

  private static Tried tried(JsonNode json) {
    return new Tried(
        json.required("version").asInt(),
        elements(json.required("moves")).stream().map(MemoryJson::move).toList(),
        estimates(json));
  }

  private static Estimates estimates(JsonNode json) {
    Map<ServiceLevel, Estimate> levels = new EnumMap<>(ServiceLevel.class);
    json.required("levels")
        .properties()
        .forEach(
            entry ->
                levels.put(
                    ServiceLevel.valueOf(entry.getKey()),
                    estimate(entry.getValue()).orElseThrow(IllegalArgumentException::new)));
    return new Estimates(levels, estimate(json.path("truncated")));
  }

  private static Optional<Estimate> estimate(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new Estimate(
                new BigDecimal(json.required("value").asText()),
                new BigDecimal(json.required("error").asText())))
        : Optional.empty();
  }

  private static Move move(JsonNode json) {
    String from = json.required("from").asText();
    String to = json.required("to").asText();
    Change change =
        switch (json.required("setting").asText()) {
          case Change.ConfidenceThreshold.SETTING ->
              new Change.ConfidenceThreshold(new BigDecimal(from), new BigDecimal(to));
          case Change.HaikuMaxTokens.SETTING ->
              new Change.HaikuMaxTokens(Integer.parseInt(from), Integer.parseInt(to));
          case Change.ResponseCacheLife.SETTING ->
              new Change.ResponseCacheLife(Duration.parse(from), Duration.parse(to));
          default -> throw new IllegalArgumentException("No such setting");
        };
    return new Move(
        json.required("version").asInt(), Action.valueOf(json.required("action").asText()), change);
  }

  private static Bar bar(JsonNode json) {
    return new Bar(
        Action.valueOf(json.required("action").asText()),
        Instant.parse(json.required("until").asText()),
        json.required("times").asInt());
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
