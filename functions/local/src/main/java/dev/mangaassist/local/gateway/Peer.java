package dev.mangaassist.local.gateway;

/**
 * The other end of a connection.
 *
 * @param sourceIp its address
 * @param userAgent what it says it is; empty if it says nothing
 */
public record Peer(String sourceIp, String userAgent) {}
