package dev.mangaassist.cascade.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.budget.Funding.Denied;
import dev.mangaassist.cascade.budget.Funding.Granted;
import dev.mangaassist.cascade.budget.Funding.Reason;

/** Reads and asserts what came of claims. */
final class Fundings {
  private Fundings() {}

  static Reservation granted(Funding funding) {
    assertThat(funding).isInstanceOf(Granted.class);
    return ((Granted) funding).reservation();
  }

  static void assertDenied(Funding funding, Reason reason) {
    assertThat(funding).isEqualTo(new Denied(reason));
  }
}
