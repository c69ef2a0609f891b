package dev.mangaassist.judge;

import java.math.BigDecimal;

/** How good both answers to an ask are, 0..1 with two decimals. */
record Qualities(BigDecimal weak, BigDecimal strong) {}
