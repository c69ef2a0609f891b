package dev.mangaassist.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.tuner.certify.Certificate;
import dev.mangaassist.tuner.certify.CertificationRequest;
import dev.mangaassist.tuner.certify.Certifier;
import dev.mangaassist.tuner.certify.PairedSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Certifies thresholds from files of paired samples. */
@Command(
    name = "certify",
    mixinStandardHelpOptions = true,
    description = {
      "Certifies the lowest threshold at which the cascade keeps a share of the strong tier's mean",
      "quality, from queries that both tiers answered: CSV with the header",
      "confidence,weak_quality,strong_quality,weak_cost_usd,strong_cost_usd and optional task, lang",
      "and weight. A query escalates when its confidence is below the threshold. Prints a JSON line",
      "a file. Exits with 1, and names the line, if a row is broken."
    })
final class CertifyCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STANDARD_INPUT = "-";
  private static final int DIGITS = 6;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Paired samples; - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--target",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "The share of the strong mean quality to be kept (default: ${DEFAULT-VALUE}).")
  private double target;

  @Option(
      names = "--delta",
      paramLabel = "CHANCE",
      defaultValue = "0.05",
      description = "The allowed chance of being wrong (default: ${DEFAULT-VALUE}).")
  private double delta;

  @Option(
      names = "--draft-share",
      paramLabel = "SHARE",
      defaultValue = "1.0",
      description =
          "The part of a draft's cost that an escalated query pays (default: ${DEFAULT-VALUE}).")
  private double draftShare;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Of the order in which samples are looked at (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    CertificationRequest request = new CertificationRequest(target, delta, draftShare, seed);
    int code = 0;
    for (String file : files) {
      try {
        spec.commandLine().getOut().println(line(file, read(file), request));
      } catch (IllegalArgumentException e) {
        code = fail(file + ": " + e.getMessage());
      } catch (IOException e) {
        code = fail(file + ": can not be read: " + e.getMessage());
      }
    }
    return code;
  }

  private static List<PairedSample> read(String file) throws IOException {
    try (BufferedReader in =
        file.equals(STANDARD_INPUT)
            ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            : Files.newBufferedReader(Path.of(file))) {
      return PairedSampleFile.read(in);
    }
  }

  private static ObjectNode line(
      String file, List<PairedSample> samples, CertificationRequest request) {
    ObjectNode json = JSON.createObjectNode().put("file", file);
    double strong = Certifier.strongQuality(samples);
    switch (Certifier.certify(samples, request)) {
      case Certificate.Certified certified -> {
        json.put("certified", true)
            .put("threshold", certified.threshold())
            .put("samples", samples.size())
            .put("escalationRate", rounded(certified.curve().escalationRate()))
            .put("quality", rounded(certified.curve().quality()))
            .put("qualityLowerBound", rounded(certified.qualityLowerBound()))
            .put("strongQuality", rounded(strong))
            .put("saving", rounded(certified.curve().saving()))
            .put(
                "reason",
                "at least %s of the strong mean quality, wrong with a chance of at most %s%s"
                    .formatted(request.target(), request.delta(), condition(samples)));
      }
      case Certificate.NotCertifiable not -> {
        json.put("certified", false)
            .putNull("threshold")
            .put("samples", samples.size())
            .putNull("escalationRate")
            .putNull("quality")
            .putNull("qualityLowerBound")
            .put("strongQuality", rounded(strong))
            .putNull("saving")
            .put("reason", not.reason());
        not.samplesNeeded().ifPresent(needed -> json.put("samplesNeeded", needed));
      }
    }
    return json;
  }

  /** What the guarantee rests on besides the samples: bets are sized by the heaviest of them. */
  private static String condition(List<PairedSample> samples) {
    boolean weightsDiffer =
        samples.stream().mapToDouble(PairedSample::weight).distinct().count() > 1;
    return weightsDiffer ? ", if no query can weigh more than the heaviest of these" : "";
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }

  private int fail(String message) {
    spec.commandLine().getErr().println(message);
    return 1;
  }
}
