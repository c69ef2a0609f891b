package dev.mangaassist.cascade.understand;

/** Takes the features of a message, one call for each occurrence. */
@FunctionalInterface
public interface FeatureSink {
  /** The weight of an ordinary occurrence. */
  int FULL = 2;

  /** The weight of an occurrence within a quotation. */
  int HALF = 1;

  /**
   * Takes one occurrence of a feature.
   *
   * @param feature which one: 32 well-mixed bits
   * @param weight {@link #FULL} or {@link #HALF}
   */
  void add(int feature, int weight);
}
