/** Trains the model by which the cascade understands messages, and tells how good it is. */
@NullMarked
package dev.mangaassist.local.training;

import org.jspecify.annotations.NullMarked;
