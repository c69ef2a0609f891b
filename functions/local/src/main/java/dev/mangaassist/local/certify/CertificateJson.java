package dev.mangaassist.local.certify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mangaassist.tuner.certify.Certificate;
import dev.mangaassist.tuner.certify.Certificate.Certified;
import dev.mangaassist.tuner.certify.Certificate.NotCertifiable;
import dev.mangaassist.tuner.certify.Groups.Group;
import dev.mangaassist.tuner.certify.Groups.GroupCertificate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;

/**
 * A certificate as a line of JSON. Shares and qualities have up to six decimals; lower bounds are
 * rounded down, all others half up.
 */
public final class CertificateJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DECIMALS = 6;

  private CertificateJson() {}

  /**
   * Writes the certificate of a file.
   *
   * @param groups those of its groups; empty if the file names none
   */
  public static String write(String file, Certificate certificate, List<GroupCertificate> groups) {
    ObjectNode line = JSON.createObjectNode().put("file", file);
    put(line, certificate);
    if (!groups.isEmpty()) {
      ArrayNode all = line.putArray("groups");
      groups.forEach(group -> put(all.addObject(), group));
    }
    return line.toString();
  }

  private static void put(ObjectNode node, GroupCertificate group) {
    node.put("task", group.group().map(Group::task).filter(name -> !name.isEmpty()).orElse(null));
    node.put("lang", group.group().map(Group::lang).filter(name -> !name.isEmpty()).orElse(null));
    node.put("pooled", group.group().isEmpty());
    put(node, group.certificate());
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
