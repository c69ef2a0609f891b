package dev.mangaassist.local.training;

import dev.mangaassist.cascade.understand.TaskClassifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A trained model, and the report on it. */
public final class TrainedModel {
  private final TaskClassifier classifier;
  private final String report;

  TrainedModel(TaskClassifier classifier, String report) {
    this.classifier = classifier;
    this.report = report;
  }

  /**
   * Trains on the data of a folder; takes about a minute.
   *
   * @throws IllegalArgumentException if the data are broken; says where and how to mend it
   */
  public static TrainedModel of(Path folder) {
    TrainingData data = TrainingData.read(folder);
    Training.Result result = Training.run(data);
    return new TrainedModel(result.classifier(), TrainingReport.of(data, result));
  }

  /** As {@code TaskClassifier} reads it. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      classifier.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("The model can not be written", e);
    }
    return bytes.toByteArray();
  }

  /** A Markdown page. */
  public String report() {
    return report;
  }

  /** Writes both into files. */
  public void write(Path model, Path page) {
    try {
      Files.write(model, bytes());
      Files.writeString(page, report);
    } catch (IOException e) {
      throw new UncheckedIOException("The model or its report can not be written", e);
    }
  }
}
