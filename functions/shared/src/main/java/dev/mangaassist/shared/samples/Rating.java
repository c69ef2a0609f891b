package dev.mangaassist.shared.samples;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a customer thinks of an answer. It holds none of the customer's words.
 *
 * @param answeredAt when the answer was given
 * @param conversationId the conversation of the answer
 * @param askId the client's id of the ask, of which only a hash is kept
 * @param tier who wrote the answer
 * @param confidence of the answer, 0..1
 * @param up whether it was rated up, else down
 */
public record Rating(
    Instant answeredAt,
    String conversationId,
    String askId,
    Task task,
    Language language,
    Tier tier,
    BigDecimal confidence,
    boolean up) {}
