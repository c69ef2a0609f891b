/** Has sampled asks answered by both tiers, unseen, and judges both answers. */
@NullMarked
package dev.mangaassist.judge;

import org.jspecify.annotations.NullMarked;
