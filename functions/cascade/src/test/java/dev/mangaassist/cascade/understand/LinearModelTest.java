package dev.mangaassist.cascade.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class LinearModelTest {
  private static final String TEXT = "where is my parcel";
  private static final FeatureExtractor EXTRACTOR =
      new FeatureExtractor(Lexicon.of(List.of(new int[] {1}), new TreeMap<>(Map.of("parcel", 0))));

  @Test
  void aScoreIsTheBiasAndTheMeanWeightOfWhatOccurs() {
    int[] occurrences = occurrences();
    int[] known = Arrays.stream(occurrences).distinct().toArray();
    known =
        new TreeSet<>(Arrays.stream(known).mapToObj(Integer::toUnsignedLong).toList())
            .stream().mapToInt(Long::intValue).toArray();
    byte[] weights = new byte[known.length * LinearModel.COLUMNS];
    Arrays.fill(weights, (byte) 5);
    float[] scales = new float[LinearModel.COLUMNS];
    Arrays.fill(scales, 0.1f);
    float[] biases = new float[LinearModel.COLUMNS];
    Arrays.fill(biases, -1f);
    LinearModel model = new LinearModel(known, weights, scales, biases);

    // every occurrence counts 2 and weighs 0.5, over the root of the sum of the squares
    double expected = -1 + 0.5 * 2 * occurrences.length / Math.sqrt(4.0 * occurrences.length);
    assertThat(model.score(EXTRACTOR, TEXT)[0]).isCloseTo(expected, within(1e-5));
    assertThat(model.score(EXTRACTOR, "ドラマ")[LinearModel.JAPANESE]).isCloseTo(-1, within(0.2));
  }

  @Test
  void writtenAndReadItScoresTheSame() throws IOException {
    int[] features = {0, 1, 77, Integer.MAX_VALUE, Integer.MIN_VALUE, -2, -1};
    byte[] weights = new byte[features.length * LinearModel.COLUMNS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) (i * 31);
    }
    LinearModel model =
        new LinearModel(
            features, weights, new float[LinearModel.COLUMNS], new float[LinearModel.COLUMNS]);

    byte[] written = write(model);
    assertThat(write(LinearModel.read(ByteBuffer.wrap(written)))).isEqualTo(written);
  }

  private static int[] occurrences() {
    var occurrences = new java.util.ArrayList<Integer>();
    EXTRACTOR.extract(TEXT, (feature, weight) -> occurrences.add(feature));
    return occurrences.stream().mapToInt(Integer::intValue).toArray();
  }

  private static byte[] write(LinearModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
