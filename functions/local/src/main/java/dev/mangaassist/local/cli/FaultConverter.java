package dev.mangaassist.local.cli;

import dev.mangaassist.local.bedrock.BedrockError;
import dev.mangaassist.local.bedrock.Fault;
import dev.mangaassist.local.bedrock.FaultPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a fault and the share of the calls that it strikes, such as {@code throttling=0.2}. */
final class FaultConverter implements ITypeConverter<FaultPlan> {
  /** Late enough for the customer to have seen some text. */
  private static final int AFTER_DELTAS = 5;

  /** Longer than the read timeout of the model client. */
  private static final Duration STALL = Duration.ofSeconds(12);

  private static final Map<String, Fault> FAULTS =
      new TreeMap<>(
          Map.of(
              "throttling", new Fault.Refusal(BedrockError.THROTTLING),
              "unavailable", new Fault.Refusal(BedrockError.SERVICE_UNAVAILABLE),
              "internal", new Fault.Refusal(BedrockError.INTERNAL_SERVER),
              "timeout", new Fault.Refusal(BedrockError.MODEL_TIMEOUT),
              "cut", new Fault.Cut(AFTER_DELTAS),
              "error", new Fault.ErrorEvent(AFTER_DELTAS, BedrockError.MODEL_STREAM_ERROR),
              "stall", new Fault.Stall(AFTER_DELTAS, STALL)));

  @Override
  public FaultPlan convert(String text) {
    String[] parts = text.split("=", 2);
    Fault fault = FAULTS.get(parts[0]);
    if (fault == null) {
      throw new TypeConversionException(
          "'%s' is no fault: name one of %s, with the share of calls that it strikes, such as throttling=0.2"
              .formatted(parts[0], String.join(", ", FAULTS.keySet())));
    }
    return FaultPlan.share(share(parts.length == 2 ? parts[1] : "1"), fault);
  }

  private static double share(String text) {
    try {
      BigDecimal share = new BigDecimal(text);
      if (share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0) {
        return share.doubleValue();
      }
    } catch (NumberFormatException e) {
      // told below, as a number out of range
    }
    throw new TypeConversionException(
        "'%s' is no share: write a number from 0 to 1, such as 0.2".formatted(text));
  }
}
