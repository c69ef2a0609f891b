/** The deployable stack, one construct per capability. */
@NullMarked
package dev.mangaassist.cdk;

import org.jspecify.annotations.NullMarked;
