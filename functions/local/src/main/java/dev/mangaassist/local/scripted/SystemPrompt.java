package dev.mangaassist.local.scripted;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a system prompt says of the store and the task, and what it says of the form of an exchange.
 *
 * @param text without the lines on delimiters and heads, which tell nothing of the store
 * @param headNumber the number that marks a head, if one is wanted
 */
record SystemPrompt(String text, Optional<String> headNumber) {
  private static final Pattern HEAD =
      Pattern.compile("first line\\b[^#]*#(\\d{6})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern FORM =
      Pattern.compile("first line is for|#\\d{6} \\d|</?[a-z]+-\\d{6}>", Pattern.CASE_INSENSITIVE);

  static SystemPrompt read(String system) {
    Matcher head = HEAD.matcher(system);
    Optional<String> number = head.find() ? Optional.of(head.group(1)) : Optional.empty();
    String text =
        system
            .lines()
            .filter(line -> !FORM.matcher(line).find())
            .filter(line -> number.stream().noneMatch(line::contains))
            .collect(Collectors.joining("\n"));
    return new SystemPrompt(text, number);
  }
}
