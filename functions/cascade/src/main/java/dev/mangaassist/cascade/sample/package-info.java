/** Which asks are judged, and how they get to the judge. */
@NullMarked
package dev.mangaassist.cascade.sample;

import org.jspecify.annotations.NullMarked;
