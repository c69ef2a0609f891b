package dev.mangaassist.local.deployment;

import dev.mangaassist.shared.settings.AwsClients;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClientBuilder;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;

/**
 * A CloudFormation stack, by its name.
 *
 * @param endpoint where CloudFormation is; Amazon's own if empty
 */
record Stack(
    String name, Region region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {

  /** For people. */
  String words() {
    return "the stack '%s' in %s".formatted(name, region.id());
  }

  /**
   * Reads its outputs.
   *
   * @throws DeploymentException if that fails
   */
  StackOutputs outputs() {
    requireCredentials();
    try (CloudFormationClient client = client()) {
      var found = client.describeStacks(request -> request.stackName(name)).stacks().getFirst();
      Map<String, String> values =
          found.outputs().stream()
              .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
      return new StackOutputs(words(), found.stackStatusAsString(), values);
    } catch (CloudFormationException e) {
      throw refused(e);
    } catch (SdkClientException e) {
      throw new DeploymentException(
          "CloudFormation in %s is out of reach: %s".formatted(region.id(), e.getMessage()), e);
    }
  }

  private CloudFormationClient client() {
    CloudFormationClientBuilder builder =
        CloudFormationClient.builder()
            .region(region)
            .credentialsProvider(credentials)
            .httpClient(AwsClients.httpClient());
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private void requireCredentials() {
    try {
      credentials.resolveCredentials();
    } catch (SdkClientException e) {
      throw new DeploymentException(
          "There are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
          e);
    }
  }

  private DeploymentException refused(CloudFormationException e) {
    String said = e.awsErrorDetails().errorMessage();
    boolean isMissing =
        "ValidationError".equals(e.awsErrorDetails().errorCode())
            && said != null
            && said.contains("does not exist");
    return new DeploymentException(
        isMissing
            ? "There is no stack '%s' in %s, in the account of these credentials: look for its name and region with 'aws cloudformation list-stacks'."
                .formatted(name, region.id())
            : "CloudFormation in %s refused to tell of the stack '%s': %s (%s)"
                .formatted(region.id(), name, said, e.awsErrorDetails().errorCode()),
        e);
  }
}
