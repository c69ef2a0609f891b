package dev.mangaassist.local;

import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Credentials and region for this machine's clients. */
final class LocalCredentials {
  private LocalCredentials() {}

  /**
   * Prepares credentials and tells the region: with stand-ins, made-up ones, so that nobody's own
   * are ever read; with Bedrock, the caller's.
   *
   * @throws IllegalStateException if Bedrock is wanted and there are no credentials or no region
   */
  static String prepare(BedrockMode bedrock) {
    return switch (bedrock) {
      case STAND_IN -> {
        setIfAbsent("aws.accessKeyId");
        setIfAbsent("aws.secretAccessKey");
        yield Region.US_EAST_1.id();
      }
      case AWS -> callersRegion();
    };
  }

  private static void setIfAbsent(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "local");
    }
  }

  private static String callersRegion() {
    try (DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build()) {
      credentials.resolveCredentials();
      return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    } catch (SdkClientException e) {
      throw new IllegalStateException(
          "Bedrock needs AWS credentials and a region: set AWS_PROFILE, or AWS_ACCESS_KEY_ID,"
              + " AWS_SECRET_ACCESS_KEY and AWS_REGION, or leave --bedrock aws out.",
          e);
    }
  }
}
