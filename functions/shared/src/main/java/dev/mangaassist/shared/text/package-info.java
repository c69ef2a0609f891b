/** Texts that ship with the code, and hashes of texts. */
@NullMarked
package dev.mangaassist.shared.text;

import org.jspecify.annotations.NullMarked;
