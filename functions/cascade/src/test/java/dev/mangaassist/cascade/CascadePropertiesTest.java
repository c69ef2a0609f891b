package dev.mangaassist.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.cascade.Mishaps.Call;
import dev.mangaassist.cascade.Mishaps.Mishap;
import dev.mangaassist.cascade.conversation.ConversationTable;
import dev.mangaassist.cascade.conversation.Turn;
import dev.mangaassist.cascade.conversation.TurnOutcome;
import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.models.Prices;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import dev.mangaassist.shared.wire.ErrorCode;
import dev.mangaassist.shared.wire.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** What holds for an answer whatever models, money, time and the customer do. */
final class CascadePropertiesTest {
  private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();
  private static final ObjectMapper JSON = new ObjectMapper();

  @AfterContainer
  static void closeTables() {
    tables.close();
  }

  @Provide
  Arbitrary<Mishaps> mishaps() {
    return Mishaps.any();
  }

  @Property(tries = 250)
  void moneyFramesAndMemoryAreRightWhateverHappens(@ForAll("mishaps") Mishaps mishaps)
      throws JsonProcessingException {
    TestClock clock = new TestClock(Instant.parse("2026-11-25T09:00:00Z"));
    SimulatedModels models = new SimulatedModels(clock);
    RouterFixture fixture = new RouterFixture(tables, clock, models);
    fixture.configure(mishaps.configuration());
    Optional<Instant> leaves = mishaps.leavesAfter().map(clock.instant()::plus);
    leaves.ifPresent(fixture::leaveAt);
    List<ChatMessage> memory = List.of();
    for (Mishap mishap : mishaps.asks()) {
      fixture.frames.clear();
      fixture.lines.clear();
      Deque<Call> calls = new ArrayDeque<>(mishap.calls());
      models.answer(request -> calls.remove().in(request));
      fixture.ask(mishap.text(), mishap.hints());

      Transcript transcript = Transcript.of(fixture.frames);
      assertThat(transcript.error()).isNotEqualTo(Optional.of(ErrorCode.INTERNAL));
      assertThat(transcript.ends()).isEqualTo(fixture.isPresent() ? 1 : 0);
      assertThatNoHeadWasShown(models, transcript);
      assertThatMoneyIsExact(models.bill(), fixture.lastMetricLine(), transcript);
      List<ChatMessage> remembered = remembered(fixture);
      if (fixture.isPresent()) {
        assertThat(remembered).isEqualTo(with(transcript, mishap, memory));
      } else {
        // who leaves right before the end finds the whole answer on coming back
        assertThat(remembered.subList(0, memory.size())).isEqualTo(memory);
      }
      memory = remembered;
    }
  }

  private static List<ChatMessage> with(
      Transcript transcript, Mishap mishap, List<ChatMessage> memory) {
    List<ChatMessage> all = new ArrayList<>(memory);
    if (transcript.done().isPresent()) {
      all.add(ChatMessage.user(mishap.text()));
      all.add(ChatMessage.assistant(transcript.text()));
    }
    return all;
  }

  /** What the conversation remembers; its turn is free. */
  private static List<ChatMessage> remembered(RouterFixture fixture) {
    ConversationTable conversations =
        new ConversationTable(
            tables.client(), tables.tableName(Table.CONVERSATIONS), fixture.clock);
    CascadeRequest next =
        new CascadeRequest(
            RouterFixture.CONNECTION,
            fixture.conversation,
            "guest:" + fixture.conversation,
            Optional.empty(),
            "next",
            "next",
            "And then?",
            fixture.clock.instant(),
            Hints.NONE);
    if (conversations.take(next, Duration.ofSeconds(1)) instanceof TurnOutcome.Taken(Turn turn)) {
      conversations.release(turn);
      return turn.memory();
    }
    throw new AssertionError("The turn was not given back");
  }

  private static void assertThatNoHeadWasShown(SimulatedModels models, Transcript transcript) {
    models.calls.stream()
        .map(call -> call.request)
        .filter(ScriptedModels::asksForHead)
        .forEach(
            request ->
                assertThat(transcript.shown())
                    .noneMatch(text -> text.contains(ScriptedModels.headMark(request))));
  }

  /**
   * By its log line, and by its {@code done} if there is one, an answer costs what it is billed.
   */
  private static void assertThatMoneyIsExact(
      List<Charge> bill, String logLine, Transcript transcript) throws JsonProcessingException {
    TokenUsage usage = bill.stream().map(Charge::usage).reduce(TokenUsage.NONE, TokenUsage::plus);
    long nanos = bill.stream().mapToLong(Charge::nanos).sum();
    JsonNode line = JSON.readTree(logLine);
    assertThat(line.path("CostPerQuery").decimalValue()).isEqualByComparingTo(Prices.usd(nanos));
    assertThat(line.path("InputTokens").asLong()).isEqualTo(usage.input());
    assertThat(line.path("OutputTokens").asLong()).isEqualTo(usage.output());
    List<String> calls = new ArrayList<>();
    line.path("calls")
        .forEach(
            call ->
                calls.add(
                    "%s read %d (%d cached), wrote %d, %s"
                        .formatted(
                            call.path("model").asText(),
                            call.path("inputTokens").asLong(),
                            call.path("cachedInputTokens").asLong(),
                            call.path("outputTokens").asLong(),
                            call.path("estimated").asBoolean() ? "estimated" : "reported")));
    assertThat(calls).isEqualTo(bill.stream().map(Charge::inWords).toList());
    transcript.done().ifPresent(done -> assertThatUsageIs(usage, nanos, done));
  }

  private static void assertThatUsageIs(TokenUsage usage, long nanos, ServerFrame.Done done) {
    ServerFrame.Usage told = done.usage().orElseThrow();
    assertThat(told.costUsd()).isEqualByComparingTo(Prices.usd(nanos));
    assertThat(told.inputTokens()).isEqualTo(usage.input());
    assertThat(told.cachedInputTokens()).isEqualTo(usage.cacheRead());
    assertThat(told.outputTokens()).isEqualTo(usage.output());
  }
}
