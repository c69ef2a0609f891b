package dev.mangaassist.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class LineFormatTest {
  private final LineFormat format = new LineFormat(ZoneOffset.UTC);

  @Test
  void metricsReadWithTheirUnits() {
    assertThat(
            format.format(
                """
                {"_aws":{"Timestamp":1795424400000,"CloudWatchMetrics":[{"Namespace":"MangaAssist",
                "Dimensions":[[]],"Metrics":[{"Name":"Latency","Unit":"Milliseconds"},
                {"Name":"CacheHits","Unit":"Count"},{"Name":"AsksDone","Unit":"Count"},
                {"Name":"InputTokens","Unit":"Count"},{"Name":"CostPerQuery","Unit":"None"}]}]},
                "level":"INFO","function":"cascade","event":"answer.done","tier":"haiku",
                "Latency":412,"CacheHits":0,"AsksDone":1,"InputTokens":200,
                "CostPerQuery":0.0000529,"reason":"default tier of faq","ask":"q1"}"""))
        .isEqualTo(
            "09:00:00 cascade    answer.done tier=haiku latencyMs=412 asksDone inputTokens=200"
                + " costPerQuery=0.0000529 reason=\"default tier of faq\"");
  }

  @Test
  void logLineTellsItsLevelIfItMatters() {
    assertThat(
            format.format(
                """
                {"time":"2026-11-23T09:00:01Z","level":"ERROR","function":"cascade",
                "event":"cache.failed","failure":["Boom"]}"""))
        .isEqualTo("09:00:01 cascade    cache.failed ERROR failure=[\"Boom\"]");
  }

  @Test
  void lineWithoutATimeIsStillReadable() {
    assertThat(format.format("{\"function\":\"tuner\",\"event\":\"x\"}"))
        .isEqualTo("--:--:-- tuner      x");
  }

  @Test
  void whatIsNoEventStaysAsItIs() {
    assertThat(format.format("plain words")).isEqualTo("plain words");
    assertThat(format.format("{\"a\":1}")).isEqualTo("{\"a\":1}");
    assertThat(format.format("null")).isEqualTo("null");
  }
}
