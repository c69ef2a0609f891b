/** What the Sonnet tier may cost in a day: all of it, and for one customer. */
@NullMarked
package dev.mangaassist.cascade.budget;

import org.jspecify.annotations.NullMarked;
