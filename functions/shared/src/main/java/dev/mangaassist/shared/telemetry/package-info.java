/** What a function says about its work: metrics, and logs without a customer's words in them. */
@NullMarked
package dev.mangaassist.shared.telemetry;

import org.jspecify.annotations.NullMarked;
