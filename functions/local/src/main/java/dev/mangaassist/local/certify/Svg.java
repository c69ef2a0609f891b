package dev.mangaassist.local.certify;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The few shapes of SVG that a chart needs; positions in pixels. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /**
   * A drawing with a white ground.
   *
   * @param title for those who can not see it
   */
  Svg(int width, int height, String title) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">",
        width, height, width, height);
    add("<title>%s</title>", escaped(title));
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
  }

  /** A position. */
  record Spot(double x, double y) {}

  void line(Spot from, Spot to, String style) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>",
        from.x(), from.y(), to.x(), to.y(), style);
  }

  void path(List<Spot> spots, String style) {
    String points =
        spots.stream()
            .map(spot -> String.format(Locale.ROOT, "%.1f,%.1f", spot.x(), spot.y()))
            .distinct()
            .collect(Collectors.joining(" "));
    add("<polyline fill=\"none\" points=\"%s\" %s/>", points, style);
  }

  void circle(Spot at, double radius, String style) {
    add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" %s/>", at.x(), at.y(), radius, style);
  }

  void rectangle(Spot topLeft, double width, double height, String style) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s/>",
        topLeft.x(), topLeft.y(), width, height, style);
  }

  void text(Spot at, String words, String style) {
    add("<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>", at.x(), at.y(), style, escaped(words));
  }

  String finish() {
    return text + "</svg>\n";
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
