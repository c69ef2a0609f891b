package dev.mangaassist.local.training;

import dev.mangaassist.cascade.understand.Calibration;
import dev.mangaassist.cascade.understand.ComplexityScale;
import dev.mangaassist.cascade.understand.FeatureExtractor;
import dev.mangaassist.cascade.understand.LinearModel;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.shared.config.Configuration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes a classifier of training data. Cross-validation scores every message by a model that has
 * not seen it; the typical ones of these scores give the calibration and the report; the model that
 * ships then learns from all messages.
 *
 * <p>Deterministic: the same data give the same bytes on every machine.
 */
final class Training {
  private static final int FOLDS = 5;
  private static final long SEED = 7;

  private final TrainingData data;
  private final List<LabelledMessage> messages;
  private final ModelTrainer trainer;

  private Training(TrainingData data) {
    this.data = data;
    this.messages = data.learned();
    this.trainer =
        new ModelTrainer(
            FeatureMatrix.of(messages, new FeatureExtractor(data.lexicon())), messages);
  }

  /**
   * What training made.
   *
   * @param typical how well typical messages are understood by models that have not seen them
   * @param border the same for those close to the borders
   * @param tests how well the classifier understands the messages of each test file
   */
  record Result(
      TaskClassifier classifier,
      Evaluation typical,
      Evaluation border,
      Map<String, Evaluation> tests) {}

  static Result run(TrainingData data) {
    return new Training(data).run();
  }

  private Result run() {
    int[] folds = new Random(SEED).ints(messages.size(), 0, FOLDS).toArray();
    List<LinearModel> models =
        IntStream.range(0, FOLDS)
            .mapToObj(fold -> trainer.train(places(folds, fold, false)))
            .toList();
    double[][] unseen = scores(models, folds);
    Calibration calibration = CalibrationFit.fit(unseen, tasks(data.typical()));
    ComplexityScale scale = ComplexityFit.fit(unseen, data.typical());
    Evaluation typical = new Evaluation();
    Evaluation border = new Evaluation();
    for (int fold = 0; fold < FOLDS; fold++) {
      TaskClassifier classifier = classifier(models.get(fold), calibration, scale);
      for (int place : places(folds, fold, true)) {
        evaluate(classifier, messages.get(place), place < data.typical().size() ? typical : border);
      }
    }
    TaskClassifier classifier =
        classifier(
            trainer.train(IntStream.range(0, messages.size()).toArray()), calibration, scale);
    return new Result(classifier, typical, border, test(classifier));
  }

  /** The scores of the typical messages, each by the model that has not seen it. */
  private double[][] scores(List<LinearModel> models, int[] folds) {
    FeatureExtractor extractor = new FeatureExtractor(data.lexicon());
    return IntStream.range(0, data.typical().size())
        .mapToObj(place -> models.get(folds[place]).score(extractor, messages.get(place).text()))
        .toArray(double[][]::new);
  }

  private static int[] tasks(List<LabelledMessage> messages) {
    return messages.stream().mapToInt(message -> LinearModel.column(message.task())).toArray();
  }

  private Map<String, Evaluation> test(TaskClassifier classifier) {
    Map<String, Evaluation> tests = new LinkedHashMap<>();
    data.tests()
        .forEach(
            (name, test) -> {
              Evaluation evaluation = new Evaluation();
              test.forEach(message -> evaluate(classifier, message, evaluation));
              tests.put(name, evaluation);
            });
    return tests;
  }

  private TaskClassifier classifier(
      LinearModel model, Calibration calibration, ComplexityScale scale) {
    return new TaskClassifier(data.lexicon(), model, calibration, scale);
  }

  private static void evaluate(
      TaskClassifier classifier, LabelledMessage message, Evaluation evaluation) {
    evaluation.add(
        message, classifier.understand(message.text(), Configuration.DEFAULT.minTaskProbability()));
  }

  /** The places of the messages that are in a fold, or of those that are not. */
  private static int[] places(int[] folds, int fold, boolean within) {
    return IntStream.range(0, folds.length).filter(p -> folds[p] == fold == within).toArray();
  }
}
