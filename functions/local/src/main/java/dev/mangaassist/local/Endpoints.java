package dev.mangaassist.local;

import java.net.URI;
import java.util.Optional;

/**
 * Where the parts are.
 *
 * @param gatewayPort the port of the page and the WebSocket
 * @param sqs the service, {@code samplesQueue} a queue of it
 * @param bedrock empty if it is Amazon's own
 */
record Endpoints(
    int gatewayPort,
    URI connections,
    URI lambda,
    URI dynamoDb,
    URI cloudWatch,
    URI sqs,
    URI samplesQueue,
    Optional<URI> bedrock) {}
