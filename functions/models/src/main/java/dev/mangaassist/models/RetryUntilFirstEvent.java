package dev.mangaassist.models;

import java.util.function.BooleanSupplier;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The retries of one streamed call: another strategy's, as long as the call may be repeated. By
 * itself the SDK repeats a call whose stream breaks in mid-answer, too, and the reader would get
 * the beginning of the answer twice.
 */
final class RetryUntilFirstEvent implements RetryStrategy {
  private final RetryStrategy strategy;
  private final BooleanSupplier mayRepeat;

  RetryUntilFirstEvent(RetryStrategy strategy, BooleanSupplier mayRepeat) {
    this.strategy = strategy;
    this.mayRepeat = mayRepeat;
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return strategy.acquireInitialToken(request);
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    if (!mayRepeat.getAsBoolean()) {
      throw new TokenAcquisitionFailedException(
          "The answer has begun or is not wanted any more", request.token(), request.failure());
    }
    return strategy.refreshRetryToken(request);
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return strategy.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return strategy.maxAttempts();
  }

  @Override
  public Builder<?, ?> toBuilder() {
    return strategy.toBuilder();
  }
}
