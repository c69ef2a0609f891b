/** Finds a running MangaAssist, on this machine or on AWS, for the command line. */
@NullMarked
package dev.mangaassist.local.deployment;

import org.jspecify.annotations.NullMarked;
