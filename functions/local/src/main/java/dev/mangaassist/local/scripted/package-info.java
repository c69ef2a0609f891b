/** Two scripted models, a weak and a strong one, that talk about manga in English and Japanese. */
@NullMarked
package dev.mangaassist.local.scripted;

import org.jspecify.annotations.NullMarked;
