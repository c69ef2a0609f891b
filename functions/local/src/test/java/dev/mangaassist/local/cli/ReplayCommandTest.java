package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ReplayCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void everyAskIsAnsweredByBothSystems() {
    assertThat(run("replay", "--asks", "12", "--rate", "20")).isZero();
    assertThat(out.toString())
        .containsPattern("(?m)^ +head first +sequential$")
        .containsPattern("(?m)^done +12 +12$")
        .containsPattern("(?m)^errors +0 +0$")
        .containsPattern("(?m)^first useful text, p50 +\\d+ ms +\\d+ ms$")
        .containsPattern("(?m)^escalated +8\\.3% +8\\.3%$")
        .containsPattern("(?m)^mean cost +\\$0\\.\\d{6} +\\$0\\.\\d{6}$");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void replaysWithoutEndAreRefused() {
    assertThat(run("replay", "--asks", "5000", "--rate", "0.1")).isEqualTo(2);
    assertThat(err.toString()).contains("15 minutes at most");
  }
}
