/** Answers that may be given again, and to whom. */
@NullMarked
package dev.mangaassist.cascade.cache;

import org.jspecify.annotations.NullMarked;
