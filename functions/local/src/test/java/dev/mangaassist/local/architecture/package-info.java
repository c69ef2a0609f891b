/** The architecture as rules over the compiled classes of every module. */
@NullMarked
package dev.mangaassist.local.architecture;

import org.jspecify.annotations.NullMarked;
