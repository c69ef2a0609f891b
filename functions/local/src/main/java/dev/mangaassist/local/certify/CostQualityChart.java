package dev.mangaassist.local.certify;

import dev.mangaassist.local.certify.Svg.Spot;
import dev.mangaassist.tuner.certify.Certificate;
import dev.mangaassist.tuner.certify.Certificate.Certified;
import dev.mangaassist.tuner.certify.Certificate.NotCertifiable;
import dev.mangaassist.tuner.certify.OperatingPoint;
import dev.mangaassist.tuner.certify.Oracle;
import dev.mangaassist.tuner.certify.PairedSample;
import dev.mangaassist.tuner.certify.Terms;
import dev.mangaassist.tuner.certify.TradeOffs;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Cost against quality for every threshold, as SVG: the certified one with the band from its lower
 * bound to its estimate, beside all queries to one tier, escalation at random and the oracle.
 */
public final class CostQualityChart {
  private static final int WIDTH = 920;
  private static final int HEIGHT = 540;
  private static final double LEFT = 84;
  private static final double RIGHT = 600;
  private static final double TOP = 84;
  private static final double BOTTOM = 470;
  private static final double LEGEND = 630;
  private static final double QUERIES = 1000;
  private static final double BAND = 12;

  private static final String THRESHOLDS = "stroke=\"#1f5fa8\" stroke-width=\"2.5\"";
  private static final String ORACLE = "stroke=\"#2a8a4a\" stroke-width=\"2\"";
  private static final String RANDOM =
      "stroke=\"#888\" stroke-width=\"2\" stroke-dasharray=\"6 4\"";
  private static final String TARGET =
      "stroke=\"#b8860b\" stroke-width=\"1.5\" stroke-dasharray=\"2 3\"";
  private static final String MINIMUM =
      "stroke=\"#7d3c98\" stroke-width=\"1.5\" stroke-dasharray=\"2 3\"";
  private static final String CHOSEN = "fill=\"#c0392b\" stroke=\"#fff\" stroke-width=\"1.5\"";
  private static final String BAND_STYLE = "fill=\"#c0392b\" fill-opacity=\"0.25\"";
  private static final String HAIKU = "fill=\"#fff\" stroke=\"#222\" stroke-width=\"2\"";
  private static final String SONNET = "fill=\"#222\"";
  private static final String GRID = "stroke=\"#e4e4e4\"";
  private static final String MIDDLE = "text-anchor=\"middle\"";

  private final Svg svg = new Svg(WIDTH, HEIGHT, "Cost and quality at every threshold");
  private final Certificate certificate;
  private final Terms terms;
  private final List<OperatingPoint> thresholds;
  private final List<OperatingPoint> oracle;
  private final OperatingPoint strongAlone;
  private final double target;
  private final Axis cost;
  private final Axis quality;

  private CostQualityChart(List<PairedSample> samples, Certificate certificate, Terms terms) {
    this.certificate = certificate;
    this.terms = terms;
    TradeOffs tradeOffs = TradeOffs.of(samples, terms.draftShare());
    thresholds = tradeOffs.curve();
    oracle = Oracle.curve(samples, terms.draftShare());
    strongAlone = tradeOffs.strongAlone();
    target = terms.target() * certificate.strongQuality();
    List<OperatingPoint> all =
        Stream.of(thresholds, oracle, List.of(strongAlone)).flatMap(List::stream).toList();
    double dearest = all.stream().mapToDouble(OperatingPoint::costUsd).max().orElseThrow();
    double best = all.stream().mapToDouble(OperatingPoint::quality).max().orElseThrow();
    double worst = all.stream().mapToDouble(OperatingPoint::quality).min().orElseThrow();
    double lowest = Math.min(Math.min(worst, target), certificate.qualityLowerBound());
    double minimum = terms.minimumQuality();
    cost = new Axis(0, dearest * QUERIES * 1.05, LEFT, RIGHT);
    quality =
        minimum > 0
            ? Axis.ofShares(Math.min(lowest, minimum), Math.max(best, minimum), BOTTOM, TOP)
            : Axis.ofShares(lowest, best, BOTTOM, TOP);
  }

  /** Draws the samples behind a certificate. */
  public static String draw(List<PairedSample> samples, Certificate certificate, Terms terms) {
    return new CostQualityChart(samples, certificate, terms).draw();
  }

  private String draw() {
    svg.text(new Spot(LEFT, 32), "Cost and quality at every threshold", "font-size=\"19\"");
    svg.text(new Spot(LEFT, 56), headline(), "");
    axes();
    svg.line(at(0, target), new Spot(RIGHT, quality.pixel(target)), TARGET);
    if (terms.minimumQuality() > 0) {
      double minimum = terms.minimumQuality();
      svg.line(at(0, minimum), new Spot(RIGHT, quality.pixel(minimum)), MINIMUM);
    }
    svg.path(List.of(at(thresholds.getFirst()), at(thresholds.getLast())), RANDOM);
    svg.path(oracle.stream().map(this::at).toList(), ORACLE);
    svg.path(thresholds.stream().map(this::at).toList(), THRESHOLDS);
    Spot chosen = at(certificate.point());
    svg.rectangle(
        new Spot(chosen.x() - (BAND / 2), chosen.y()),
        BAND,
        quality.pixel(certificate.qualityLowerBound()) - chosen.y(),
        BAND_STYLE);
    svg.circle(at(thresholds.getLast()), 6, HAIKU);
    svg.circle(at(strongAlone), 6, SONNET);
    if (certificate instanceof Certified) {
      svg.circle(chosen, 6.5, CHOSEN);
    }
    legend();
    return svg.finish();
  }

  private String headline() {
    return switch (certificate) {
      case Certified certified ->
          words(
              "%d samples certify threshold %s: %.1f%% escalate, %.1f%% are saved",
              certified.samples(),
              certified.threshold().toPlainString(),
              100 * certified.point().escalationRate(),
              100 * certified.point().saving());
      case NotCertifiable not -> words("%d samples certify nothing that saves", not.samples());
    };
  }

  private void axes() {
    for (double tick : cost.ticks()) {
      double x = cost.pixel(tick);
      svg.line(new Spot(x, TOP), new Spot(x, BOTTOM), GRID);
      svg.text(new Spot(x, BOTTOM + 20), Axis.label(tick), MIDDLE);
    }
    for (double tick : quality.ticks()) {
      double y = quality.pixel(tick);
      svg.line(new Spot(LEFT, y), new Spot(RIGHT, y), GRID);
      svg.text(new Spot(LEFT - 8, y + 4), Axis.label(tick), "text-anchor=\"end\"");
    }
    svg.line(new Spot(LEFT, BOTTOM), new Spot(RIGHT, BOTTOM), "stroke=\"#222\"");
    svg.line(new Spot(LEFT, TOP), new Spot(LEFT, BOTTOM), "stroke=\"#222\"");
    svg.text(
        new Spot((LEFT + RIGHT) / 2, BOTTOM + 46), "cost (US dollars per 1,000 queries)", MIDDLE);
    double middle = (TOP + BOTTOM) / 2;
    svg.text(
        new Spot(26, middle),
        "mean quality of the answers (0 to 1)",
        words("%s transform=\"rotate(-90 26 %.1f)\"", MIDDLE, middle));
  }

  private void legend() {
    double y = TOP + 10;
    y = entry(y, THRESHOLDS, "every threshold", "from escalating all to none");
    y = entry(y, ORACLE, "oracle", "knows both answers beforehand");
    y = entry(y, RANDOM, "escalation at random", "as if confidence said nothing");
    y = entry(y, TARGET, words("target: %.4f", target), share());
    if (terms.minimumQuality() > 0) {
      String minimum = words("minimum: %.4f", terms.minimumQuality());
      y = entry(y, MINIMUM, minimum, "to be kept besides");
    }
    svg.circle(new Spot(LEGEND + 14, y), 6, HAIKU);
    y = described(y, "all Haiku", "nothing escalates");
    svg.circle(new Spot(LEGEND + 14, y), 6, SONNET);
    y = described(y, "all Sonnet", "without drafts");
    if (certificate instanceof Certified certified) {
      svg.circle(new Spot(LEGEND + 14, y), 6.5, CHOSEN);
      String threshold = certified.threshold().toPlainString();
      y =
          described(
              y,
              words("certified threshold %s", threshold),
              words("wrong with probability %s at most", terms.delta()));
    }
    svg.rectangle(new Spot(LEGEND + 14 - (BAND / 2), y - 10), BAND, 20, BAND_STYLE);
    described(
        y,
        words(
            "quality %.4f, at least %.4f",
            certificate.point().quality(), certificate.qualityLowerBound()),
        words("at every threshold, with probability %s", Axis.label(1 - terms.delta())));
  }

  private String share() {
    return words("%s of all-Sonnet's quality here", terms.target());
  }

  private double entry(double y, String style, String name, String detail) {
    svg.line(new Spot(LEGEND, y), new Spot(LEGEND + 28, y), style);
    return described(y, name, detail);
  }

  private double described(double y, String name, String detail) {
    svg.text(new Spot(LEGEND + 40, y + 4), name, "");
    svg.text(new Spot(LEGEND + 40, y + 20), detail, "font-size=\"11\" fill=\"#666\"");
    return y + 44;
  }

  private Spot at(OperatingPoint point) {
    return at(point.costUsd() * QUERIES, point.quality());
  }

  private Spot at(double costOfQueries, double meanQuality) {
    return new Spot(cost.pixel(costOfQueries), quality.pixel(meanQuality));
  }

  private static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
