/** Frames to the customer, in order. */
@NullMarked
package dev.mangaassist.cascade.deliver;

import org.jspecify.annotations.NullMarked;
