/** What was observed, whether the service levels are met, and what to change about it. */
@NullMarked
package dev.mangaassist.tuner.rules;

import org.jspecify.annotations.NullMarked;
