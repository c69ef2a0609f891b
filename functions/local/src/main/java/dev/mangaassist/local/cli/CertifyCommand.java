package dev.mangaassist.local.cli;

import dev.mangaassist.local.certify.BrokenSamplesException;
import dev.mangaassist.local.certify.CertificateLine;
import dev.mangaassist.local.certify.CostQualityChart;
import dev.mangaassist.local.certify.SampleReader;
import dev.mangaassist.tuner.certify.CertifiedThresholds;
import dev.mangaassist.tuner.certify.Group;
import dev.mangaassist.tuner.certify.GroupCertifier;
import dev.mangaassist.tuner.certify.PairedSample;
import dev.mangaassist.tuner.certify.Terms;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Certifies the confidence threshold from judged samples. */
@Command(
    name = "certify",
    mixinStandardHelpOptions = true,
    description = {
      "Chooses the confidence threshold from judged samples, with a guarantee that holds for any"
          + " number of samples: the cascade keeps the target, wrong with a probability of at most"
          + " delta. Or says that nothing can be certified, and how many samples it would take.",
      "A FILE is CSV with the header confidence,weak_quality,strong_quality,weak_cost_usd,"
          + "strong_cost_usd and, optional, task,lang,weight. The samples must be drawn"
          + " independently, and weighted by the inverse of the probability with which they were.",
      "Writes a line of JSON for each FILE. One with task or lang has the certificates of its groups"
          + " too, the last for all others: those hold together with probability 1 - delta. Settle"
          + " beforehand whether one threshold is to hold for all or each group's own.",
      "Exits with 1 if a file is broken, and tells its lines."
    })
final class CertifyCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV; - is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--target",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "The share of the strong mean quality to be kept (default: ${DEFAULT-VALUE}).")
  private double target;

  @Option(
      names = "--min-quality",
      paramLabel = "QUALITY",
      defaultValue = "0",
      description =
          "The mean quality, 0 to 1, to be kept besides, whatever the strong tier's is (default:"
              + " none).")
  private double minimumQuality;

  @Option(
      names = "--delta",
      paramLabel = "P",
      defaultValue = "0.05",
      description = "The allowed probability of being wrong (default: ${DEFAULT-VALUE}).")
  private double delta;

  @Option(
      names = "--draft-share",
      paramLabel = "SHARE",
      defaultValue = "1.0",
      description =
          "The part of a draft's cost that an escalated query pays (default: ${DEFAULT-VALUE}).")
  private double draftShare;

  @Option(
      names = "--max-weight",
      paramLabel = "WEIGHT",
      description =
          "The largest weight that the sampling can give (default: the largest in the FILE).")
  private @Nullable Double maxWeight;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of the order in which samples are looked at; choose it before you look at results"
              + " (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--chart",
      paramLabel = "FILE.svg",
      description = "Draws cost against quality for every threshold; with one FILE only.")
  private @Nullable Path chart;

  @Override
  public Integer call() {
    if (chart != null && files.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--chart draws one FILE, but there are %d; run certify once for each."
              .formatted(files.size()));
    }
    Terms terms = terms();
    int broken = 0;
    for (String file : files) {
      try {
        broken |= certify(file, terms);
      } catch (BrokenSamplesException e) {
        broken = fail(e.problems());
      } catch (NoSuchFileException _) {
        broken =
            fail(
                "There is no file '%s'; name a CSV file, or - for standard input.".formatted(file));
      } catch (IOException e) {
        broken = fail("%s can not be read: %s".formatted(file, reason(e)));
      }
    }
    spec.commandLine().getOut().flush();
    return broken;
  }

  private Terms terms() {
    try {
      OptionalDouble largest =
          maxWeight == null ? OptionalDouble.empty() : OptionalDouble.of(maxWeight);
      return new Terms(target, minimumQuality, delta, draftShare, largest, seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private int certify(String file, Terms terms) throws BrokenSamplesException, IOException {
    List<PairedSample> samples;
    try (InputStream in = open(file)) {
      samples = SampleReader.read(file, in, terms.largestWeight());
    }
    CertifiedThresholds thresholds = new GroupCertifier(terms).certify(samples);
    boolean grouped = !samples.getFirst().group().equals(Group.ANY);
    spec.commandLine()
        .getOut()
        .println(
            grouped
                ? CertificateLine.write(file, thresholds)
                : CertificateLine.write(file, thresholds.pooled()));
    return chart == null
        ? 0
        : write(chart, CostQualityChart.draw(samples, thresholds.pooled(), terms));
  }

  private int write(Path file, String drawing) {
    try {
      Files.writeString(file, drawing);
      return 0;
    } catch (IOException e) {
      return fail("The chart can not be written to %s: %s".formatted(file, reason(e)));
    }
  }

  /** In words, where the system has only a name. */
  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such folder";
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static InputStream open(String file) throws IOException {
    return file.equals(STANDARD_INPUT)
        ? new BufferedInputStream(System.in)
        : new BufferedInputStream(Files.newInputStream(Path.of(file)));
  }

  private int fail(String message) {
    spec.commandLine().getErr().println(message);
    return 1;
  }
}
