package dev.mangaassist.local.training;

import dev.mangaassist.cascade.understand.Lexicon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that training starts from, as it lies in a folder.
 *
 * @param typical messages as customers write them: the model learns from them and is calibrated on
 *     them
 * @param border messages written close to the borders between tasks: the model only learns from
 *     them
 * @param lexicon words and phrases grouped by meaning
 * @param tests for each file its messages, which the model never learns from
 */
record TrainingData(
    List<LabelledMessage> typical,
    List<LabelledMessage> border,
    Lexicon lexicon,
    Map<String, List<LabelledMessage>> tests) {

  /**
   * Reads {@code typical/*.jsonl}, {@code border/*.jsonl}, {@code test/*.jsonl} and {@code
   * lexicon/*.txt}, the files of a folder in the order of their names.
   *
   * @throws IllegalArgumentException if the folder is none of these, a line is broken, or a message
   *     stands in it twice
   */
  static TrainingData read(Path folder) {
    if (!Files.isDirectory(folder.resolve("typical"))) {
      throw new IllegalArgumentException(
          "%s is no folder of training data: it should hold typical, border, test and lexicon, as"
                  .formatted(folder)
              + " functions/cascade/training does. Run this from the project's folder, or name"
              + " another.");
    }
    TrainingData data =
        new TrainingData(
            messages(folder.resolve("typical")),
            messages(folder.resolve("border")),
            LexiconFiles.read(files(folder.resolve("lexicon"), ".txt")),
            tests(folder.resolve("test")));
    data.refuseRepetition();
    return data;
  }

  /** All that the model learns from, the typical messages first. */
  List<LabelledMessage> learned() {
    return Stream.concat(typical.stream(), border.stream()).toList();
  }

  private void refuseRepetition() {
    Map<String, LabelledMessage> seen = new HashMap<>();
    Stream.concat(learned().stream(), tests.values().stream().flatMap(List::stream))
        .forEach(
            message -> {
              String key = Lexicon.normalize(message.text());
              if (!key.isEmpty() && seen.putIfAbsent(key, message) != null) {
                throw new IllegalArgumentException(
                    "A message may stand in the training data once only, but this is there twice: "
                        + message.text());
              }
            });
  }

  private static List<LabelledMessage> messages(Path folder) {
    return files(folder, ".jsonl").stream()
        .flatMap(file -> MessageFile.read(file).stream())
        .toList();
  }

  private static Map<String, List<LabelledMessage>> tests(Path folder) {
    Map<String, List<LabelledMessage>> tests = new TreeMap<>();
    for (Path file : files(folder, ".jsonl")) {
      tests.put(file.getFileName().toString(), MessageFile.read(file));
    }
    return tests;
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can not be read", e);
    }
  }
}
