package dev.mangaassist.cascade.understand;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.models.TokenEstimate;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Understands a message in process, in some microseconds: its task with a calibrated probability,
 * its complexity and its language. Immutable and safe for use by several threads.
 *
 * <p>The model is a resource beside this class, made by {@code mangaassist.jar train} from the
 * messages and the lexicon in {@code functions/cascade/training}; the report there says how good it
 * is. It takes any text, empty and malformed ones too, and never throws on account of one.
 */
public final class TaskClassifier {
  private static final String RESOURCE = "understanding.model";

  /** Changes with the layout of the resource. */
  private static final int FORMAT = 0x4d_41_55_01;

  private static final Task[] TASKS = Task.values();
  private static final int UNKNOWN = LinearModel.column(Task.UNKNOWN);

  private final Lexicon lexicon;
  private final LinearModel model;
  private final Calibration calibration;
  private final ComplexityScale scale;
  private final FeatureExtractor extractor;

  /** Makes a classifier of its trained parts. */
  public TaskClassifier(
      Lexicon lexicon, LinearModel model, Calibration calibration, ComplexityScale scale) {
    this.lexicon = lexicon;
    this.model = model;
    this.calibration = calibration;
    this.scale = scale;
    this.extractor = new FeatureExtractor(lexicon);
  }

  /** Reads the model that ships with the cascade. */
  public static TaskClassifier load() {
    try (InputStream resource = TaskClassifier.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(
            RESOURCE + " is missing beside TaskClassifier: run 'mangaassist.jar train'");
      }
      return read(ByteBuffer.wrap(resource.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " can not be read", e);
    }
  }

  /**
   * Understands a message by its words alone.
   *
   * @param minProbability 0..1; a message whose task is less probable than this is {@link
   *     Task#UNKNOWN}
   */
  public Understanding understand(String text, BigDecimal minProbability) {
    double[] scores = model.score(extractor, text);
    double[] probabilities = calibration.probabilities(scores);
    int chosen = choose(probabilities);
    int task = probabilities[chosen] < minProbability.doubleValue() ? UNKNOWN : chosen;
    return understanding(text, task, probabilities[task], scores);
  }

  /**
   * Understands a message by its words, and its task by what its sender says it is, if anything.
   *
   * @param minProbability as above
   */
  public Understanding understand(String text, Optional<Task> hint, BigDecimal minProbability) {
    return hint.map(
            task -> understanding(text, LinearModel.column(task), 1, model.score(extractor, text)))
        .orElseGet(() -> understand(text, minProbability));
  }

  private Understanding understanding(String text, int task, double probability, double[] scores) {
    return new Understanding(
        TASKS[task],
        probability,
        scale.level(task, scores[LinearModel.COMPLEXITY]),
        scores[LinearModel.JAPANESE] > 0 ? Language.JAPANESE : Language.ENGLISH,
        TokenEstimate.of(text));
  }

  /**
   * The likeliest task of the likelier tier: which tier answers matters more than which of its
   * tasks it is, and several tasks of a tier may share what one task of the other has alone.
   */
  private static int choose(double[] probabilities) {
    double sonnet = 0;
    for (int t = 0; t < TASKS.length; t++) {
      sonnet += TASKS[t].defaultTier() == Tier.SONNET ? probabilities[t] : 0;
    }
    Tier tier = sonnet > 1 - sonnet ? Tier.SONNET : Tier.HAIKU;
    int chosen = -1;
    for (int t = 0; t < TASKS.length; t++) {
      boolean candidate = TASKS[t].defaultTier() == tier;
      if (candidate && (chosen < 0 || probabilities[t] > probabilities[chosen])) {
        chosen = t;
      }
    }
    return chosen;
  }

  /** Writes the model in the form in which {@link #load} reads it. */
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(FORMAT);
    lexicon.write(out);
    model.write(out);
    calibration.write(out);
    scale.write(out);
    out.flush();
  }

  private static TaskClassifier read(ByteBuffer in) {
    int format = in.getInt();
    if (format != FORMAT) {
      throw new IllegalStateException(
          "%s must be of format %x, but is of %x: run 'mangaassist.jar train'"
              .formatted(RESOURCE, FORMAT, format));
    }
    return new TaskClassifier(
        Lexicon.read(in), LinearModel.read(in), Calibration.read(in), ComplexityScale.read(in));
  }
}
