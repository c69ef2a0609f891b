package dev.mangaassist.answers;

import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;

/**
 * What a message was taken for.
 *
 * @param task what the customer wants
 * @param probability that the task is right, 0..1; 1 if the sender said what it is
 * @param complexity how much reasoning that needs
 * @param language what the customer writes in
 * @param tokens about how many tokens a model counts in the text
 */
public record Understanding(
    Task task, double probability, Complexity complexity, Language language, long tokens) {}
