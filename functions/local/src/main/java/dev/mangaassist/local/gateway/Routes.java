package dev.mangaassist.local.gateway;

/**
 * The functions behind the three routes.
 *
 * @param connect runs before the upgrade is answered and may refuse it
 * @param disconnect runs after a connection has closed
 * @param message runs for every text message
 */
public record Routes(String connect, String disconnect, String message) {}
