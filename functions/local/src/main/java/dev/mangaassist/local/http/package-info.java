/** HTTP servers that only this machine can reach. */
@NullMarked
package dev.mangaassist.local.http;

import org.jspecify.annotations.NullMarked;
