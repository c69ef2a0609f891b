package dev.mangaassist.models;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
  private final Consumer<Throwable> repeated;

  /**
   * @param repeated hears of the failure of each attempt that is made again
   */
  RetryUntilFirstEvent(
      RetryStrategy strategy, BooleanSupplier mayRepeat, Consumer<Throwable> repeated) {
    this.strategy = strategy;
    this.mayRepeat = mayRepeat;
    this.repeated = repeated;
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
    RefreshRetryTokenResponse response = strategy.refreshRetryToken(request);
    repeated.accept(request.failure());
    return response;
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
