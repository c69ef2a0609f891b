/** The runnable jar's entry, for any JDK from 17 on: it finds a JDK 25 and hands over to it. */
@NullMarked
package dev.mangaassist.local.launch;

import org.jspecify.annotations.NullMarked;
