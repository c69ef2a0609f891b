package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TuningReportTextTest {
  @Test
  void aReportIsReadFromTopToBottom() throws JsonProcessingException {
    List<String> lines =
        lines(
            """
            {
              "at": "2026-11-23T10:15:07Z", "activeVersion": 3,
              "window": {"start": "2026-11-23T10:00:00Z", "end": "2026-11-23T10:15:00Z"},
              "counts": {"accepted": 12345, "done": 12340, "failed": 3, "abandoned": 2,
                "modelAnswers": 10000, "escalations": 1234, "draftsTruncated": 7, "cacheHits": 2340},
              "escalationRate": 0.1234,
              "timeToFirstText": {"samples": 12340, "p50Ms": 412.4, "p95Ms": 1800, "p99Ms": 2900,
                "meanMs": 500.5, "sdEstimateMs": 300},
              "latency": {"samples": 12340, "p50Ms": 2412, "p95Ms": 5800, "p99Ms": 9900,
                "meanMs": 2500, "sdEstimateMs": 1300},
              "cost": {"samples": 12340, "meanUsd": 0.004, "totalUsd": 49.36,
                "sdEstimateUsd": 0.0012345},
              "compliance": [
                {"level": "firstTextP50", "state": "met", "measured": 412.4, "target": 1000,
                  "samples": 12340},
                {"level": "quality", "state": "unknown", "target": 0.90, "samples": 0},
                {"level": "costPerQuery", "state": "broken", "measured": 0.004, "target": 0.003,
                  "samples": 12340},
                {"level": "novelty", "state": "met", "measured": 0.5, "target": 0.4,
                  "samples": 12340}
              ],
              "recommendations": [{
                "action": "cut_haiku_max_tokens", "priority": "high",
                "reason": "mean cost per query was 0.004 USD",
                "setting": "haikuMaxTokens", "from": "1024", "to": "896",
                "expectedEffect": "cost -10%", "standing": "automatic", "applied": false
              }, {
                "action": "explore", "priority": "low", "reason": "every level is met",
                "expectedEffect": "cost -5%", "standing": "at_bound", "applied": false
              }],
              "memory": {"compliantWindows": 2, "coolDownUntil": "2026-11-23T10:20:00Z",
                "watchedVersion": 3, "takenBack": [{"action": "lower_threshold", "times": 2,
                "notBefore": "2026-11-23T14:00:00Z"}]},
              "trial": {"version": 4, "share": 0.10, "since": "2026-11-23T09:40:00Z",
                "canary": {"counts": {"accepted": 1234},
                  "timeToFirstText": {"p95Ms": 1900}, "cost": {"meanUsd": 0.0035},
                  "quality": {"mean": 0.912, "samples": 31}, "escalationRate": 0.11},
                "stable": {"counts": {"accepted": 11111}}},
              "certification": {"step": "The next attempt is due.",
                "certificateSince": "2026-11-22T04:00:00Z"},
              "projectedCostUsd": {"day": 4000.00, "week": 28000.00, "month": 120000.00,
                "year": 1460000.00},
              "dryRun": true, "outcome": "Dry run: nothing was written."
            }
            """);

    assertThat(String.join("\n", lines) + "\n")
        .isEqualTo(
            """
            Version 3 of the configuration, from 2026-11-23 10:00:00 UTC to 2026-11-23 10:15:00 UTC
              asks         12,345 accepted, 12,340 done, 3 failed, 2 abandoned; 2,340 from the cache
              escalated    1,234 of 10,000 that a model answered (12.3%); 7 drafts truncated

                              count        p50        p95        p99       mean         sd
              first text     12,340     412 ms    1800 ms    2900 ms     501 ms     300 ms
              whole answer   12,340    2412 ms    5800 ms    9900 ms    2500 ms    1300 ms

                              count       mean         sd      total
              cost           12,340     $0.004   $0.00123     $49.36

                             judged       mean         sd    minimum      below
              quality             0          -          -          -          -

                       service level           measured         target                  count
              met      time to first text p50  412.4 ms         at most 1000 ms        12,340
              unknown  mean quality            -                at least 0.90               0
              BROKEN   mean cost per query     0.004 USD        at most 0.003 USD      12,340
              met      novelty                 0.5              0.4                    12,340

            Recommended
              cut haiku max tokens, haikuMaxTokens 1024 -> 896: priority high, automatic
                because   mean cost per query was 0.004 USD
                expected  cost -10%
              explore: priority low, at bound
                because   every level is met
                expected  cost -5%

            At 1,000,000 messages a day: $4,000.00 a day, $28,000.00 a week, $120,000.00 a month, $1,460,000.00 a year

            Version 4 on trial since 2026-11-23 09:40:00 UTC, with 10.0% of the conversations
                               asks  first p95  cost mean    quality     judged  escalated
              on trial        1,234    1900 ms    $0.0035      0.912         31      11.0%
              active         11,111          -          -          -          0          -

            Cooling down until 2026-11-23 10:20:00 UTC.
            Version 3 is watched: what it makes worse is taken back.
            lower threshold was taken back (2 in a row) and is not tried again before 2026-11-23 14:00:00 UTC.
            Windows in a row without a broken level: 2
            Thresholds are certified since 2026-11-22 04:00:00 UTC.
            The next attempt is due.

            Dry run: nothing was written.
            """);
  }

  @Test
  void whereNothingWasObservedThatIsSaid() throws JsonProcessingException {
    List<String> lines =
        lines(
            """
            {
              "activeVersion": 3,
              "window": {"start": "2026-11-23T10:15:00Z", "end": "2026-11-23T10:15:00Z"},
              "counts": {}, "compliance": [], "recommendations": [], "memory": {},
              "outcome": "Nothing was changed."
            }
            """);

    assertThat(lines)
        .startsWith("Version 3 of the configuration, which is too new for a window of its own")
        .contains("  escalated    0 of 0 that a model answered (-); 0 drafts truncated")
        .contains("Nothing is recommended.")
        .noneMatch(line -> line.contains("messages a day"))
        .endsWith("Nothing was changed.");
  }

  private static List<String> lines(String report) throws JsonProcessingException {
    return new TuningReportText(TuningReportText.JSON.readTree(report)).lines();
  }
}
