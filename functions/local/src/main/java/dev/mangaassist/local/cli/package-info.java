/** The command line. */
@NullMarked
package dev.mangaassist.local.cli;

import org.jspecify.annotations.NullMarked;
