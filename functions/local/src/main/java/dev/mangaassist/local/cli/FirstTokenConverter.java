package dev.mangaassist.local.cli;

import dev.mangaassist.local.Durations;
import dev.mangaassist.local.bedrock.FirstToken;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a time to the first token, such as {@code 800ms}, or its p50 and p99, {@code 390ms/820ms}.
 */
final class FirstTokenConverter implements ITypeConverter<FirstToken> {
  private static final long SEED = 1;

  @Override
  public FirstToken convert(String value) {
    String[] times = value.split("/", 2);
    try {
      Duration first = Durations.parse(times[0]);
      return times.length == 1
          ? new FirstToken.Fixed(first)
          : new FirstToken.LogNormal(first, Durations.parse(times[1]), SEED);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
