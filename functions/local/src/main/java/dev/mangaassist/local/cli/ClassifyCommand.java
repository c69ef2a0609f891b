package dev.mangaassist.local.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mangaassist.answers.Understanding;
import dev.mangaassist.cascade.select.RoutePlanner;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.shared.config.Configuration;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells of messages what they would be taken for. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what messages are taken for: reads JSON lines {\"text\": ...} from standard input and"
          + " writes one for each, with text, task, probability, complexity, lang and tier.",
      "A line that is no such JSON gives {\"error\": ...} in its place, and the rest goes on."
    })
final class ClassifyCommand implements Callable<Integer> {
  private static final String EXAMPLE = "{\"text\": \"hello\"}";
  private static final int PROBABILITY_DIGITS = 4;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    classify(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        spec.commandLine().getOut());
    return 0;
  }

  static void classify(BufferedReader in, PrintWriter out) {
    TaskClassifier classifier = TaskClassifier.load();
    in.lines().map(line -> answer(line, classifier)).forEach(out::println);
    out.flush();
  }

  private static String answer(String line, TaskClassifier classifier) {
    try {
      JsonNode text = JSON.readTree(line).path("text");
      return text.isTextual()
          ? understood(text.textValue(), classifier)
          : error("'text' must be a string: " + EXAMPLE);
    } catch (JsonProcessingException e) {
      return error("The line must be one JSON object: " + EXAMPLE);
    }
  }

  private static String understood(String text, TaskClassifier classifier) {
    Understanding understanding =
        classifier.understand(text, Configuration.DEFAULT.minTaskProbability());
    BigDecimal probability =
        BigDecimal.valueOf(understanding.probability())
            .setScale(PROBABILITY_DIGITS, RoundingMode.HALF_EVEN);
    return JSON.createObjectNode()
        .put("text", text)
        .put("task", understanding.task().wireName())
        .put("probability", probability)
        .put("complexity", understanding.complexity().level())
        .put("lang", understanding.language().code())
        .put("tier", RoutePlanner.defaultTier(understanding).wireName())
        .toString();
  }

  private static String error(String message) {
    return JSON.createObjectNode().put("error", message).toString();
  }
}
