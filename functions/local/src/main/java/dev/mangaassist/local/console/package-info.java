/** What the functions write, made readable for a terminal. */
@NullMarked
package dev.mangaassist.local.console;

import org.jspecify.annotations.NullMarked;
