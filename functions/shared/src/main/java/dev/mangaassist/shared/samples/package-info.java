/** What is known of the quality of answers: judged asks and customers' ratings. */
@NullMarked
package dev.mangaassist.shared.samples;

import org.jspecify.annotations.NullMarked;
