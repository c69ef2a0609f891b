package dev.mangaassist.shared.tables;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and makes the attribute values of DynamoDB items. */
public final class Items {
  private Items() {}

  public static AttributeValue string(String value) {
    return AttributeValue.fromS(value);
  }

  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** An instant in seconds since the epoch, as DynamoDB's time to live wants it. */
  public static AttributeValue seconds(Instant value) {
    return number(value.getEpochSecond());
  }

  /**
   * The string that an item must hold.
   *
   * @throws IllegalStateException if it does not; the message names the attribute
   */
  public static String requiredString(Map<String, AttributeValue> item, String name) {
    return optionalString(item, name)
        .orElseThrow(() -> new IllegalStateException("The item has no string '" + name + "'"));
  }

  public static Optional<String> optionalString(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  /**
   * The whole number that an item must hold.
   *
   * @throws IllegalStateException if it does not; the message names the attribute
   */
  public static long requiredNumber(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw new IllegalStateException("The item has no number '" + name + "'");
    }
    return Long.parseLong(value.n());
  }
}
