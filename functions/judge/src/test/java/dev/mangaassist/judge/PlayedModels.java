package dev.mangaassist.judge;

import dev.mangaassist.models.ModelClient;
import dev.mangaassist.models.ModelEvent;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.models.ModelStream;
import dev.mangaassist.models.TokenUsage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Models that say what a test wants: a draft, an answer, and verdicts one after another. */
final class PlayedModels implements ModelClient {
  static final TokenUsage USAGE = TokenUsage.of(1_000, 200);
  private static final Pattern HEAD = Pattern.compile("Write exactly: #(\\d{6}),");
  private static final Pattern VERDICT = Pattern.compile("#(\\d{6}) answer 1:");

  final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
  String draft = "#{key} 95 faq nothing\nFree from 5,000 yen.";
  String answer = "Shipping is free from 5,000 yen within Japan.";

  /** With {@code {key}} in the key's place; the last one stays. */
  final Deque<String> verdicts = new ArrayDeque<>(List.of(verdict(40, 90)));

  /** A verdict in the order in which the judge sees the answers. */
  static String verdict(int first, int second) {
    return "#{key} answer 1: as it is = %d\n#{key} answer 2: as it is = %d"
        .formatted(first, second);
  }

  long calls(String systemPart) {
    return requests.stream().filter(request -> request.system().contains(systemPart)).count();
  }

  ModelRequest judging() {
    return requests.stream()
        .filter(request -> VERDICT.matcher(request.system()).find())
        .findFirst()
        .orElseThrow();
  }

  private synchronized String reply(ModelRequest request) {
    Matcher head = HEAD.matcher(request.system());
    if (head.find()) {
      return draft.replace("{key}", head.group(1));
    }
    Matcher verdict = VERDICT.matcher(request.system());
    if (verdict.find()) {
      String next = verdicts.size() > 1 ? verdicts.remove() : verdicts.element();
      return next.replace("{key}", verdict.group(1));
    }
    return answer;
  }

  @Override
  public ModelStream open(ModelRequest request) {
    requests.add(request);
    Deque<ModelEvent> events = new ArrayDeque<>();
    String reply = reply(request);
    int half = reply.length() / 2;
    events.add(new ModelEvent.Text(reply.substring(0, half)));
    events.add(new ModelEvent.Text(reply.substring(half)));
    events.add(new ModelEvent.Finished(new ModelReply("end_turn", USAGE, false)));
    return new ModelStream() {
      @Override
      public Optional<ModelEvent> next(Duration timeout) {
        return Optional.of(events.remove());
      }

      @Override
      public TokenUsage estimatedUsage() {
        return TokenUsage.of(7, 3);
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }
}
