/** Text that ships with the code. */
@NullMarked
package dev.mangaassist.shared.text;

import org.jspecify.annotations.NullMarked;
