/** The words that all of MangaAssist shares: tasks, tiers, goals, languages, complexity. */
@NullMarked
package dev.mangaassist.shared.vocabulary;

import org.jspecify.annotations.NullMarked;
