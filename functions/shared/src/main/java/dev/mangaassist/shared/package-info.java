/** What several functions must agree on. */
@NullMarked
package dev.mangaassist.shared;

import org.jspecify.annotations.NullMarked;
