package dev.mangaassist.local.scripted;

/** What a scripted model makes of a system prompt that asks for a head. */
public enum HeadHabit {
  /** It opens its answer with the head. */
  GIVEN,
  /** It begins with the answer itself, as if it had not been asked. */
  LEFT_OUT,
  /** It opens its answer with a line that only resembles a head. */
  BROKEN
}
