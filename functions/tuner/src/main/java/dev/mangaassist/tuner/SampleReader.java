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
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Reads judged samples from their table, group by group. */
final class SampleReader implements SampleSource {
  /** As late as the table's keys can say. */
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private final SampleTable table;

  SampleReader(SampleTable table) {
    this.table = table;
  }

  @Override
  public List<JudgedSample> drafts(Instant from, Instant until, int mostOfAGroup) {
    return ofEachGroup(
            (task, language) ->
                table
                    .judged(task, language, from, until)
                    .filter(sample -> sample.route() == Route.DRAFT)
                    .limit(mostOfAGroup))
        .toList();
  }

  @Override
  public Optional<JudgedSample> newest(Instant from) {
    return ofEachGroup((task, language) -> table.newest(task, language, from, END_OF_TIME).stream())
        .max(Comparator.comparing(JudgedSample::at));
  }

  private static Stream<JudgedSample> ofEachGroup(
      BiFunction<Task, Language, Stream<JudgedSample>> read) {
    return Arrays.stream(Task.values())
        .flatMap(
            task ->
                Arrays.stream(Language.values()).flatMap(language -> read.apply(task, language)));
  }
}
