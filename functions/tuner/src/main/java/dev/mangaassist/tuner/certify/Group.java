package dev.mangaassist.tuner.certify;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.Comparator;
import java.util.Optional;

/**
 * Queries of one kind, as far as a sample names it.
 *
 * @param task absent if it is not named: then of any task
 * @param language absent if it is not named: then in any language
 */
public record Group(Optional<Task> task, Optional<Language> language) implements Comparable<Group> {

  /** All queries: of a sample that names neither. */
  public static final Group ANY = new Group(Optional.empty(), Optional.empty());

  private static final Comparator<Group> BY_NAME =
      Comparator.<Group, String>comparing(group -> group.task().map(Task::wireName).orElse(""))
          .thenComparing(group -> group.language().map(Language::code).orElse(""));

  /** The queries of a task in a language. */
  public static Group of(Task task, Language language) {
    return new Group(Optional.of(task), Optional.of(language));
  }

  /** Whether a query of a task and language belongs to it. */
  public boolean holds(Task ofQuery, Language inQuery) {
    return task.map(ofQuery::equals).orElse(true) && language.map(inQuery::equals).orElse(true);
  }

  /** Whether both name a task, or neither, and the same of a language. */
  boolean isNamedLike(Group other) {
    return task.isPresent() == other.task.isPresent()
        && language.isPresent() == other.language.isPresent();
  }

  @Override
  public int compareTo(Group other) {
    return BY_NAME.compare(this, other);
  }
}
