package dev.mangaassist.local.scripted;

/**
 * What a scripted model says.
 *
 * @param reasoning what it thinks before it speaks, for requests with thinking on
 * @param text the answer itself, in the customer's language
 */
public record Answer(String reasoning, String text) {}
