package dev.mangaassist.local.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.mangaassist.cascade.understand.LinearModel;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains a {@link LinearModel}: a linear support vector machine for each task and for the language,
 * and a support vector regression for the complexity, by LIBLINEAR. The solvers add and multiply
 * only, in an order that a seed fixes, so that the same data give the same model on every machine.
 */
final class ModelTrainer {
  private static final double TASK_COST = 2;
  private static final double LANGUAGE_COST = 1;
  private static final double COMPLEXITY_COST = 0.3;
  private static final double COMPLEXITY_TOLERANCE = 0.1;
  private static final double PRECISION = 0.05;
  private static final int MAX_ITERATIONS = 300;
  private static final long SEED = 42;

  /** So many features fit into the 3 MB that the model may have, beside the lexicon. */
  private static final int MOST_FEATURES = 175_000;

  private static final int LARGEST_WEIGHT = Byte.MAX_VALUE;

  private final FeatureMatrix matrix;
  private final List<LabelledMessage> messages;
  private final Map<Task, Double> usual;

  ModelTrainer(FeatureMatrix matrix, List<LabelledMessage> messages) {
    this.matrix = matrix;
    this.messages = messages;
    this.usual =
        messages.stream()
            .collect(
                Collectors.groupingBy(
                    LabelledMessage::task,
                    Collectors.averagingInt(message -> message.complexity().level())));
    Linear.disableDebugOutput();
  }

  /** Trains on some of the messages, given by their places. */
  LinearModel train(int[] chosen) {
    double[][] columns =
        IntStream.range(0, LinearModel.COLUMNS)
            .parallel()
            .mapToObj(column -> column(column, chosen))
            .toArray(double[][]::new);
    return quantize(columns);
  }

  private double[] column(int column, int[] chosen) {
    if (column == LinearModel.COMPLEXITY) {
      Parameter parameter =
          new Parameter(
              SolverType.L2R_L2LOSS_SVR_DUAL,
              COMPLEXITY_COST,
              PRECISION,
              MAX_ITERATIONS,
              COMPLEXITY_TOLERANCE);
      return solve(parameter, chosen, this::beyondTask);
    }
    if (column == LinearModel.JAPANESE) {
      return solve(
          classifier(LANGUAGE_COST),
          chosen,
          message -> message.language() == Language.JAPANESE ? 1 : -1);
    }
    return solve(
        classifier(TASK_COST),
        chosen,
        message -> LinearModel.column(message.task()) == column ? 1 : -1);
  }

  /** How much more complex a message is than its task mostly is. */
  private double beyondTask(LabelledMessage message) {
    return message.complexity().level() - usual.getOrDefault(message.task(), 0.0);
  }

  private static Parameter classifier(double cost) {
    return new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, cost, MAX_ITERATIONS, PRECISION);
  }

  private double[] solve(
      Parameter parameter, int[] chosen, ToDoubleFunction<LabelledMessage> target) {
    Problem problem = new Problem();
    problem.l = chosen.length;
    problem.n = matrix.width();
    problem.x = Arrays.stream(chosen).mapToObj(matrix::row).toArray(Feature[][]::new);
    problem.y =
        Arrays.stream(chosen)
            .mapToDouble(message -> target.applyAsDouble(messages.get(message)))
            .toArray();
    parameter.setRandom(new Random(SEED));
    Model model = Linear.train(problem, parameter);
    double[] weights = model.getFeatureWeights();
    boolean negated = !isRegression(parameter) && model.getLabels()[0] < 0;
    return negated ? Arrays.stream(weights).map(weight -> -weight).toArray() : weights;
  }

  private static boolean isRegression(Parameter parameter) {
    return parameter.getSolverType() == SolverType.L2R_L2LOSS_SVR_DUAL;
  }

  /** Keeps the features that say most, and their weights as bytes. */
  private LinearModel quantize(double[][] columns) {
    int[] kept = heaviest(columns);
    int[] features = Arrays.stream(kept).map(f -> matrix.features()[f]).toArray();
    byte[] weights = new byte[kept.length * LinearModel.COLUMNS];
    float[] scales = new float[LinearModel.COLUMNS];
    float[] biases = new float[LinearModel.COLUMNS];
    for (int c = 0; c < LinearModel.COLUMNS; c++) {
      double[] column = columns[c];
      double largest =
          Arrays.stream(kept).mapToDouble(f -> Math.abs(weight(column, f))).max().orElse(1);
      scales[c] = (float) (largest / LARGEST_WEIGHT);
      biases[c] = (float) column[matrix.width() - 1];
      for (int row = 0; row < kept.length; row++) {
        double weight = weight(column, kept[row]) / scales[c];
        weights[row * LinearModel.COLUMNS + c] =
            (byte) Math.clamp(Math.round(weight), -LARGEST_WEIGHT, LARGEST_WEIGHT);
      }
    }
    return new LinearModel(features, weights, scales, biases);
  }

  private double weight(double[] column, int feature) {
    return column[feature] * matrix.factor(feature);
  }

  /** The places of the features with the largest weights for tasks, in order. */
  private int[] heaviest(double[][] columns) {
    double[] size = new double[matrix.features().length];
    for (int f = 0; f < size.length; f++) {
      for (int task = 0; task < Task.values().length; task++) {
        size[f] += weight(columns[task], f) * weight(columns[task], f);
      }
    }
    return IntStream.range(0, size.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(f -> size[f]).reversed())
        .limit(MOST_FEATURES)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
