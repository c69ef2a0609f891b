package dev.mangaassist.local.cli;

import dev.mangaassist.local.BedrockMode;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code stand-in} or {@code aws}. */
final class BedrockModeConverter implements ITypeConverter<BedrockMode> {
  @Override
  public BedrockMode convert(String value) {
    return Arrays.stream(BedrockMode.values())
        .filter(mode -> mode.wireName().equals(value))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("It is stand-in or aws, not '" + value + "'."));
  }
}
