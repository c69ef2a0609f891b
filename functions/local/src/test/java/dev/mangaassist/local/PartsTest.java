package dev.mangaassist.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PartsTest {
  private final List<String> closed = new ArrayList<>();
  private final Parts parts = new Parts();

  @Test
  void closesInReverseOrderAndFoundationsLast() {
    parts.add(() -> closed.add("first"));
    parts.addFoundation(() -> closed.add("foundation"));
    parts.add(() -> closed.add("second"));

    parts.close();

    assertThat(closed).containsExactly("second", "first", "foundation");
  }

  @Test
  void closesTheRestWhenOneFails() {
    parts.add(() -> closed.add("first"));
    parts.add(
        () -> {
          throw new IllegalArgumentException("stuck");
        });

    assertThatIllegalStateException().isThrownBy(parts::close).withMessageContaining("stuck");
    assertThat(closed).containsExactly("first");
  }

  @Test
  void closesOnlyOnce() {
    parts.add(() -> closed.add("first"));

    parts.close();
    parts.close();

    assertThat(closed).hasSize(1);
  }
}
