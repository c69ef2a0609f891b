package dev.mangaassist.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.jetty.server.Handler;
import org.junit.jupiter.api.Test;

final class LoopbackServerTest {
  @Test
  void listensOnThisMachineOnly() {
    try (var server = LoopbackServer.start("test", 0, new Handler.Sequence())) {
      assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
      assertThat(server.endpoint().getPort()).isPositive();
    }
  }

  @Test
  void saysWhichPortItCannotHave() {
    try (var server = LoopbackServer.start("test", 0, new Handler.Sequence())) {
      int port = server.endpoint().getPort();

      assertThatThrownBy(() -> LoopbackServer.start("second", port, new Handler.Sequence()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("second cannot listen on 127.0.0.1:" + port);
    }
  }
}
