package dev.mangaassist.tuner.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Certifies a threshold for each task and language that has enough samples, and one for all others
 * together.
 *
 * <p>Each certificate is made with delta divided by their number, so that with a probability of 1 -
 * delta all of them hold together. The number follows from how many samples each group has, not
 * from their qualities: given the groups' sizes, the samples of each are independent draws from it,
 * and the sum of the parts is delta.
 */
public final class Groups {

  /** The fewest samples with which a group is certified by itself. */
  public static final int ENOUGH = 200;

  private Groups() {}

  /**
   * A task in a language.
   *
   * @param task as the samples name it
   * @param lang as the samples name it
   */
  public record Group(String task, String lang) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int byTask = task.compareTo(other.task);
      return byTask == 0 ? lang.compareTo(other.lang) : byTask;
    }
  }

  /**
   * A certificate of a group.
   *
   * @param group absent for all groups together that have too few samples
   */
  public record GroupCertificate(Optional<Group> group, Certificate certificate) {}

  /**
   * Certifies groups, in the order of their names, the pooled ones last.
   *
   * @param samples of each group, at least one
   */
  public static List<GroupCertificate> certify(
      Map<Group, List<PairedSample>> samples, Terms terms) {
    Map<Group, List<PairedSample>> large = new TreeMap<>(samples);
    large.values().removeIf(group -> group.size() < ENOUGH);
    List<PairedSample> pool =
        new TreeMap<>(samples)
            .values().stream()
                .filter(group -> group.size() < ENOUGH)
                .flatMap(List::stream)
                .toList();
    int certificates = large.size() + (pool.isEmpty() ? 0 : 1);
    Certifier certifier = new Certifier(terms.withDelta(terms.delta() / certificates));
    List<GroupCertificate> certified = new ArrayList<>();
    large.forEach(
        (group, its) ->
            certified.add(new GroupCertificate(Optional.of(group), certifier.certify(its))));
    if (!pool.isEmpty()) {
      certified.add(new GroupCertificate(Optional.empty(), certifier.certify(pool)));
    }
    return certified;
  }
}
