package dev.mangaassist.local.cli;

import dev.mangaassist.local.scripted.HeadHabit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code given}, {@code left-out} or {@code broken}. */
final class HeadHabitConverter implements ITypeConverter<HeadHabit> {
  @Override
  public HeadHabit convert(String value) {
    return switch (value) {
      case "given" -> HeadHabit.GIVEN;
      case "left-out" -> HeadHabit.LEFT_OUT;
      case "broken" -> HeadHabit.BROKEN;
      default ->
          throw new TypeConversionException(
              "It is given, left-out or broken, not '" + value + "'.");
    };
  }
}
