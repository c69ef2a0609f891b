package dev.mangaassist.cascade.cache;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.shared.text.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which an answer is kept: a hash over everything that could make it another one, that is,
 * the text, the last messages before it, task, language, the versions of the prompts and of the
 * model pair, and the customer, if any of the customer's own data was in the prompt.
 *
 * @param hash SHA-256, hexadecimal
 * @param owner the only customer whom the answer may be given to; empty if anybody's
 */
public record CacheKey(String hash, Optional<String> owner) {
  private static final int MESSAGES = 4;
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /**
   * The key of the answer to a text.
   *
   * @param versions of all that shapes an answer besides the conversation
   */
  public static CacheKey of(
      String text,
      List<ChatMessage> memory,
      Understanding understanding,
      String user,
      List<String> versions) {
    Optional<String> owner =
        memory.isEmpty() && !PersonalData.mayBeIn(text) ? Optional.empty() : Optional.of(user);
    MessageDigest digest = Hashes.sha256();
    add(digest, owner.orElse(""));
    add(digest, understanding.task().wireName());
    add(digest, understanding.language().code());
    versions.forEach(version -> add(digest, version));
    List<ChatMessage> last = memory.subList(Math.max(0, memory.size() - MESSAGES), memory.size());
    for (ChatMessage message : last) {
      add(digest, message.role().name());
      add(digest, message.text());
    }
    add(digest, normalize(text));
    return new CacheKey(HexFormat.of().formatHex(digest.digest()), owner);
  }

  /**
   * Character width, case and white space do not change a question; punctuation and every word do.
   */
  static String normalize(String text) {
    String even = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    return WHITE_SPACE.matcher(even).replaceAll(" ");
  }

  /** Adds a part with its length, so that no two lists of parts look the same. */
  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
