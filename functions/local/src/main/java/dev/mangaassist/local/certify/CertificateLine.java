package dev.mangaassist.local.certify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.tuner.certify.Certificate;
import dev.mangaassist.tuner.certify.Certificate.Certified;
import dev.mangaassist.tuner.certify.Certificate.NotCertifiable;
import dev.mangaassist.tuner.certify.CertifiedThresholds;
import dev.mangaassist.tuner.certify.Group;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A certificate as a line of JSON. Shares and qualities have up to six decimals; lower bounds are
 * rounded down, all others half up.
 */
public final class CertificateLine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DECIMALS = 6;

  private CertificateLine() {}

  /** Writes the certificate of a file without groups. */
  public static String write(String file, Certificate certificate) {
    return line(file, certificate).toString();
  }

  /** Writes the certificate of a file with those of its groups; the rest is last and "pooled". */
  public static String write(String file, CertifiedThresholds thresholds) {
    ObjectNode line = line(file, thresholds.pooled());
    ArrayNode groups = line.putArray("groups");
    thresholds
        .groups()
        .forEach(own -> put(groups.addObject(), Optional.of(own.group()), own.certificate()));
    thresholds.rest().ifPresent(rest -> put(groups.addObject(), Optional.empty(), rest));
    return line.toString();
  }

  private static ObjectNode line(String file, Certificate certificate) {
    ObjectNode line = JSON.createObjectNode().put("file", file);
    put(line, certificate);
    return line;
  }

  private static void put(ObjectNode node, Optional<Group> group, Certificate certificate) {
    node.put("task", group.flatMap(Group::task).map(Task::wireName).orElse(null))
        .put("lang", group.flatMap(Group::language).map(Language::code).orElse(null))
        .put("pooled", group.isEmpty());
    put(node, certificate);
  }

  private static void put(ObjectNode node, Certificate certificate) {
    switch (certificate) {
      case Certified certified ->
          node.put("certified", true).put("threshold", certified.threshold());
      case NotCertifiable _ -> node.put("certified", false).putNull("threshold");
    }
    node.put("samples", certificate.samples())
        .put("escalationRate", rounded(certificate.point().escalationRate()))
        .put("quality", rounded(certificate.point().quality()))
        .put("qualityLowerBound", rounded(certificate.qualityLowerBound(), RoundingMode.FLOOR))
        .put("strongQuality", rounded(certificate.strongQuality()))
        .put("saving", rounded(certificate.point().saving()));
    OptionalLong needed =
        certificate instanceof NotCertifiable not ? not.samplesNeeded() : OptionalLong.empty();
    if (needed.isPresent()) {
      node.put("samplesNeeded", needed.getAsLong());
    } else {
      node.putNull("samplesNeeded");
    }
    node.put("reason", certificate.reason());
  }

  private static BigDecimal rounded(double value) {
    return rounded(value, RoundingMode.HALF_UP);
  }

  private static BigDecimal rounded(double value, RoundingMode mode) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, mode).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
