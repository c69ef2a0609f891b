/** A stand-in for Amazon CloudWatch, fed from Embedded Metric Format lines. */
@NullMarked
package dev.mangaassist.local.cloudwatch;

import org.jspecify.annotations.NullMarked;
