package dev.mangaassist.message;

import dev.mangaassist.shared.wire.CascadeRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** Hands asks to the cascade function, which answers the customer by itself. */
final class Cascade {
  private final LambdaClient lambda;
  private final String functionName;

  Cascade(LambdaClient lambda, String functionName) {
    this.lambda = lambda;
    this.functionName = functionName;
  }

  /** Returns once Lambda has taken the request; from then on Lambda sees to it that it runs. */
  void handOver(CascadeRequest request) {
    lambda.invoke(
        invocation ->
            invocation
                .functionName(functionName)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(request.toJson())));
  }
}
