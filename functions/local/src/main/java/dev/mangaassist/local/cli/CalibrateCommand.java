package dev.mangaassist.local.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mangaassist.shared.config.CalibrationJson;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.tuner.calibrate.CalibrationFit;
import dev.mangaassist.tuner.calibrate.JudgedDraft;
import java.io.IOException;
import java.io.LineNumberReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits a calibration of confidence to judged drafts. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Fits what turns scores of drafts into probabilities that they are good, and prints it for",
      "'configure --calibration'. Reads JSON lines",
      "{\"score\": 0.85, \"task\": \"faq\", \"lang\": \"en\", \"good\": true}",
      "with the score that the answer.done lines tell.",
      "Exits with 1, and names file and line, if a line is none or there are too few."
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Judged drafts, one a line.")
  private List<Path> files = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "judged",
      description = "What the calibration is called (default: ${DEFAULT-VALUE}).")
  private String name = "judged";

  @Option(
      names = "--version-number",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which of this name it is (default: ${DEFAULT-VALUE}).")
  private int version = 1;

  @Override
  public Integer call() {
    try {
      List<JudgedDraft> drafts = new ArrayList<>();
      for (Path file : files) {
        drafts.addAll(read(file));
      }
      Optional<ConfidenceCalibration> calibration = CalibrationFit.fit(name, version, drafts);
      if (calibration.isEmpty()) {
        return fail(
            "A curve needs %d judged drafts, but there are %d."
                .formatted(CalibrationFit.ENOUGH, drafts.size()));
      }
      spec.commandLine().getOut().println(CalibrationJson.write(calibration.get()));
      return 0;
    } catch (IllegalArgumentException e) {
      return fail(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return fail("A file can not be read: " + e.getMessage());
    }
  }

  private static List<JudgedDraft> read(Path file) throws IOException {
    List<JudgedDraft> drafts = new ArrayList<>();
    try (LineNumberReader lines = new LineNumberReader(Files.newBufferedReader(file))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        drafts.add(draft(line, file + ":" + lines.getLineNumber()));
      }
    }
    return drafts;
  }

  private static JudgedDraft draft(String line, String place) {
    try {
      JsonNode json = JSON.readTree(line);
      Optional<Task> task = Task.fromWire(json.path("task").asText());
      Optional<Language> language = Language.fromCode(json.path("lang").asText());
      if (json.path("score").isNumber()
          && task.isPresent()
          && language.isPresent()
          && json.path("good").isBoolean()) {
        return new JudgedDraft(
            json.path("score").decimalValue(),
            task.get(),
            language.get(),
            json.path("good").booleanValue());
      }
      throw new IllegalArgumentException(
          place + ": expected a score, a known task, lang en or ja, and good true or false.");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(place + ": expected one JSON object.", e);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(
          message.startsWith(place) ? message : place + ": " + message, e);
    }
  }

  private int fail(String message) {
    spec.commandLine().getErr().println(message);
    return 1;
  }
}
