/** Which tier may answer, and whether it may hand over. */
@NullMarked
package dev.mangaassist.cascade.select;

import org.jspecify.annotations.NullMarked;
