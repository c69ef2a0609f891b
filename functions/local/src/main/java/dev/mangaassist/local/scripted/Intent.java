package dev.mangaassist.local.scripted;

/** What a customer is after. */
enum Intent {
  GREETING,
  THANKS,
  FAQ,
  ORDER_STATUS,
  PRODUCT_SEARCH,
  RECOMMENDATION,
  COMPARISON,
  DISCUSSION,
  SUMMARIZATION,
  TRANSLATION,
  UNKNOWN
}
