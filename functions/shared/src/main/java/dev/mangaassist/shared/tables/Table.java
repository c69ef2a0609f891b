package dev.mangaassist.shared.tables;

import dev.mangaassist.shared.settings.Variable;
import java.util.List;
import java.util.Optional;

/**
 * Every DynamoDB table: the one place that the stack and the one-machine system create them from.
 * Sort keys are optional; attributes that are not keys need no declaration.
 */
public enum Table {
  /** Who is connected; ends 2 hours after the connection began. */
  CONNECTIONS(
      Variable.CONNECTIONS_TABLE,
      Key.string("connectionId"),
      Optional.empty(),
      Life.EXPIRES,
      List.of()),
  /** A head item a conversation and an item a turn; ends 7 days after the last turn. */
  CONVERSATIONS(
      Variable.CONVERSATIONS_TABLE,
      Key.string("conversationId"),
      Optional.of(Key.string("item")),
      Life.EXPIRES,
      List.of(new Index("byUser", Key.string("user"), Key.string("conversationId")))),
  /**
   * Every version of the configuration, for ever, version 0 pointing to the active one; the tuner's
   * memory and its reports.
   */
  CONFIG(
      Variable.CONFIG_TABLE,
      Key.string("name"),
      Optional.of(Key.number("version")),
      Life.KEPT,
      List.of()),
  /** Answers that may be given again; end with the life that the configuration sets. */
  RESPONSES(
      Variable.RESPONSES_TABLE, Key.string("cacheKey"), Optional.empty(), Life.EXPIRES, List.of()),
  /** Counters of who used how much in a window of time; end a while after their window. */
  LIMITS(
      Variable.LIMITS_TABLE,
      Key.string("subject"),
      Optional.of(Key.string("window")),
      Life.EXPIRES,
      List.of()),
  /**
   * What was found out about the quality of answers: an item a judged ask and an item a rating,
   * under the task and language; ends 30 days after the ask.
   */
  SAMPLES(
      Variable.SAMPLES_TABLE,
      Key.string("group"),
      Optional.of(Key.string("item")),
      Life.EXPIRES,
      List.of());

  /** The attribute that holds the end of an item's life, in seconds since the epoch. */
  public static final String TTL_ATTRIBUTE = "expiresAt";

  private enum Life {
    KEPT,
    EXPIRES
  }

  /** A key attribute: a string or a number. */
  public record Key(String name, Type type) {
    /** DynamoDB's scalar types that serve as keys here. */
    public enum Type {
      STRING,
      NUMBER
    }

    static Key string(String name) {
      return new Key(name, Type.STRING);
    }

    static Key number(String name) {
      return new Key(name, Type.NUMBER);
    }
  }

  /** A global secondary index that projects its keys only. */
  public record Index(String name, Key partitionKey, Key sortKey) {}

  private final Variable nameVariable;
  private final Key partitionKey;
  private final Optional<Key> sortKey;
  private final Life life;
  private final List<Index> indexes;

  Table(
      Variable nameVariable,
      Key partitionKey,
      Optional<Key> sortKey,
      Life life,
      List<Index> indexes) {
    this.nameVariable = nameVariable;
    this.partitionKey = partitionKey;
    this.sortKey = sortKey;
    this.life = life;
    this.indexes = indexes;
  }

  /** The environment variable that tells functions the deployed name of this table. */
  public Variable nameVariable() {
    return nameVariable;
  }

  public Key partitionKey() {
    return partitionKey;
  }

  public Optional<Key> sortKey() {
    return sortKey;
  }

  /** Whether items carry {@link #TTL_ATTRIBUTE} and end with it. */
  public boolean expires() {
    return life == Life.EXPIRES;
  }

  public List<Index> indexes() {
    return indexes;
  }
}
