package dev.mangaassist.local.certify;

import dev.mangaassist.tuner.certify.Groups.Group;
import dev.mangaassist.tuner.certify.PairedSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The samples of a file.
 *
 * @param samples in the order of its rows
 * @param groups the same by task and language; empty if the file has neither column. Of one that is
 *     missing the name is empty.
 */
public record SampleFile(List<PairedSample> samples, Map<Group, List<PairedSample>> groups) {
  public SampleFile {
    samples = List.copyOf(samples);
    groups = Map.copyOf(groups);
  }

  /** Collects rows. */
  static final class Builder {
    private final List<PairedSample> samples = new ArrayList<>();
    private final Map<Group, List<PairedSample>> groups = new TreeMap<>();

    void add(PairedSample sample) {
      samples.add(sample);
    }

    void add(PairedSample sample, Group group) {
      add(sample);
      groups.computeIfAbsent(group, first -> new ArrayList<>()).add(sample);
    }

    boolean isEmpty() {
      return samples.isEmpty();
    }

    SampleFile build() {
      return new SampleFile(samples, groups);
    }
  }
}
