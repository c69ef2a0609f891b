/** Is this draft good enough. */
@NullMarked
package dev.mangaassist.answers.confidence;

import org.jspecify.annotations.NullMarked;
