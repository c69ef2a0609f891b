/** What travels: frames to the customer, and the request from one function to the next. */
@NullMarked
package dev.mangaassist.shared.wire;

import org.jspecify.annotations.NullMarked;
