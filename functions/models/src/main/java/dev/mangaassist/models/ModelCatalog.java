package dev.mangaassist.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.models.ModelProfile.Capabilities;
import dev.mangaassist.models.ModelProfile.Thinking;
import dev.mangaassist.shared.text.Hashes;
import dev.mangaassist.shared.text.TextResource;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The models that a deployment can name, with their prices and capabilities: the contents of {@code
 * models.json}. What to expect of a model stands there once for each tier. Prices are Bedrock's
 * public list prices; models without a prompt cache have the input price for cached tokens.
 */
public final class ModelCatalog {
  private final Map<String, ModelPair> pairs;
  private final String version;

  private ModelCatalog(Map<String, ModelPair> pairs, String version) {
    this.pairs = pairs;
    this.version = version;
  }

  /** Reads the catalogue that ships with this module. */
  public static ModelCatalog load() {
    String document = TextResource.read(ModelCatalog.class, "models.json");
    try {
      return new ModelCatalog(
          pairs(new ObjectMapper().readTree(document)), Hashes.checksum(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("models.json is no JSON", e);
    }
  }

  /**
   * The pair of this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  public ModelPair pair(String name) {
    ModelPair pair = pairs.get(name);
    if (pair == null) {
      throw new IllegalArgumentException(
          "There is no model pair '%s': choose one of %s".formatted(name, pairs.keySet()));
    }
    return pair;
  }

  /** Every pair, by name. */
  public List<ModelPair> pairs() {
    return List.copyOf(pairs.values());
  }

  /** Changes whenever the catalogue does. */
  public String version() {
    return version;
  }

  private static Map<String, ModelPair> pairs(JsonNode json) {
    Map<String, ModelPair> pairs = new TreeMap<>();
    json.required("pairs")
        .properties()
        .forEach(
            entry -> {
              JsonNode pair = entry.getValue();
              pairs.put(
                  entry.getKey(),
                  new ModelPair(
                      entry.getKey(),
                      profile(json, pair.required("haiku").asText(), Tier.HAIKU),
                      profile(json, pair.required("sonnet").asText(), Tier.SONNET),
                      new BigDecimal(pair.required("targetCostPerQueryUsd").asText()),
                      pair.path("retired").asBoolean(false)));
            });
    return pairs;
  }

  private static ModelProfile profile(JsonNode json, String name, Tier tier) {
    JsonNode profile = json.required("profiles").required(name);
    JsonNode prices = profile.required("usdPerMillionTokens");
    JsonNode accepts = profile.required("accepts");
    List<String> memberRegions = new ArrayList<>();
    profile.path("memberRegions").forEach(region -> memberRegions.add(region.asText()));
    return new ModelProfile(
        profile.required("id").asText(),
        new Prices(
            Prices.nanosPerToken(prices.required("input").asText()),
            Prices.nanosPerToken(prices.required("output").asText()),
            Prices.nanosPerToken(prices.required("cacheRead").asText()),
            Prices.nanosPerToken(prices.required("cacheWrite").asText())),
        performance(json.required("performance").required(tier.wireName())),
        new Capabilities(
            accepts.required("temperature").asBoolean(),
            accepts.required("prefill").asBoolean(),
            accepts.required("forcedTool").asBoolean(),
            Thinking.valueOf(accepts.required("thinking").asText().toUpperCase(Locale.ROOT)),
            accepts.path("promptCacheMinimumTokens").asInt(0)),
        profile.required("foundationModel").asText(),
        List.copyOf(memberRegions));
  }

  private static Performance performance(JsonNode json) {
    return new Performance(
        Duration.ofMillis(json.required("averageLatencyMs").asLong()),
        new BigDecimal(json.required("quality").asText()),
        json.required("contextTokens").asInt(),
        json.required("queriesPerSecond").asInt(),
        strengths(json.required("strongAt")),
        strengths(json.required("weakAt")));
  }

  private static Set<Strength> strengths(JsonNode names) {
    EnumSet<Strength> strengths = EnumSet.noneOf(Strength.class);
    names.forEach(name -> strengths.add(Strength.named(name.asText())));
    return strengths;
  }
}
