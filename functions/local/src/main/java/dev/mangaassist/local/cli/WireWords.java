package dev.mangaassist.local.cli;

import dev.mangaassist.shared.vocabulary.Goal;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words of the wire as option values. */
final class WireWords {
  private WireWords() {}

  /** Reads a task. */
  static final class TaskConverter implements ITypeConverter<Task> {
    @Override
    public Task convert(String value) {
      return find(value, Task::fromWire, Task.values(), Task::wireName);
    }
  }

  /** Reads a tier. */
  static final class TierConverter implements ITypeConverter<Tier> {
    @Override
    public Tier convert(String value) {
      return find(value, Tier::fromWire, Tier.values(), Tier::wireName);
    }
  }

  /** Reads a goal. */
  static final class GoalConverter implements ITypeConverter<Goal> {
    @Override
    public Goal convert(String value) {
      return find(value, Goal::fromWire, Goal.values(), Goal::wireName);
    }
  }

  private static <T> T find(
      String value, Function<String, Optional<T>> fromWire, T[] all, Function<T, String> name) {
    return fromWire
        .apply(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "It is one of "
                        + Arrays.stream(all).map(name).collect(Collectors.joining(", "))
                        + "; not '"
                        + value
                        + "'."));
  }
}
