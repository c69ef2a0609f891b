package dev.mangaassist.local;

import java.net.URI;

/** Tells people what runs where. */
final class Description {
  private Description() {}

  static String of(LocalOptions options, Endpoints endpoints, URI page, URI socket) {
    String models =
        endpoints
            .bedrock()
            .map(uri -> uri + "  scripted models stand in for " + options.pair())
            .orElse("Amazon's, pair " + options.pair() + ", with your credentials, at your cost");
    return """
        MangaAssist is running. Chat with it at %s

          WebSocket     %s
          Bedrock       %s
          DynamoDB      %s  in memory
          CloudWatch    %s
          Lambda        %s  connect, disconnect, message, cascade, judge, tuner
          SQS           %s
          @connections  %s
          tuner         every %s, over the last %s
        """
        .formatted(
            page,
            socket,
            models,
            endpoints.dynamoDb(),
            endpoints.cloudWatch(),
            endpoints.lambda(),
            endpoints.sqs(),
            endpoints.connections(),
            Durations.text(options.tuneEvery()),
            Durations.text(options.tuningWindow()));
  }
}
