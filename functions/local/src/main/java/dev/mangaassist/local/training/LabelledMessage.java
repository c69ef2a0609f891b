package dev.mangaassist.local.training;

import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;

/**
 * A message with what people say it is; {@code functions/cascade/training/README.md} has the rules.
 *
 * @param hard whether words of another task stand in it, a request hides in it, or it is very
 *     indirect or very short
 */
record LabelledMessage(
    String text, Language language, Task task, Complexity complexity, boolean hard) {}
