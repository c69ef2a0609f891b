/** Is this draft good enough. */
@NullMarked
package dev.mangaassist.cascade.confidence;

import org.jspecify.annotations.NullMarked;
