package dev.mangaassist.tuner;

import dev.mangaassist.shared.samples.JudgedSample;
import dev.mangaassist.shared.samples.SampleTable;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Route;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.tuner.certification.SampleSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads judged drafts from their table, group by group. */
final class SampleReader implements SampleSource {
  /** Of each group; all of them together fit into the function's memory several times. */
  private static final int MOST_OF_A_GROUP = 2_000;

  /** As late as the table's keys can say. */
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private final SampleTable table;

  SampleReader(SampleTable table) {
    this.table = table;
  }

  @Override
  public List<JudgedSample> drafts(Instant from, Instant until) {
    return newestOfEachGroup(from, until, MOST_OF_A_GROUP).toList();
  }

  @Override
  public Optional<JudgedSample> newest(Instant from) {
    return newestOfEachGroup(from, END_OF_TIME, 1).max(Comparator.comparing(JudgedSample::at));
  }

  private Stream<JudgedSample> newestOfEachGroup(Instant from, Instant until, int most) {
    return Arrays.stream(Task.values())
        .flatMap(
            task ->
                Arrays.stream(Language.values())
                    .flatMap(
                        language ->
                            table
                                .judged(task, language, from, until)
                                .filter(sample -> sample.route() == Route.DRAFT)
                                .limit(most)));
  }
}
