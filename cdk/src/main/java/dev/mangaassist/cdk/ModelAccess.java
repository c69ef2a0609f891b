package dev.mangaassist.cdk;

import dev.mangaassist.models.ModelPair;
import dev.mangaassist.models.ModelProfile;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The permission to call the two models of a pair and no others. Bedrock checks a call through an
 * inference profile against the profile and against the foundation model in the region that it is
 * routed to; through a global profile also against the foundation model without a region.
 */
final class ModelAccess {
  private final Stack stack;

  ModelAccess(Stack stack) {
    this.stack = stack;
  }

  /**
   * The one statement.
   *
   * @throws SynthesisException if the stack's region is known and a model can not be called from it
   */
  PolicyStatement statement(ModelPair pair) {
    List<ModelProfile> profiles = List.of(pair.haiku(), pair.sonnet());
    profiles.forEach(this::checkRegion);
    return PolicyStatement.Builder.create()
        .actions(List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"))
        .resources(profiles.stream().flatMap(this::arns).distinct().toList())
        .build();
  }

  private Stream<String> arns(ModelProfile profile) {
    if (!profile.isInferenceProfile()) {
      return Stream.of(foundationModel(stack.getRegion(), profile));
    }
    Stream<String> members =
        profile.memberRegions().stream().map(region -> foundationModel(region, profile));
    Stream<String> anywhere =
        profile.isGlobal() ? Stream.of(foundationModel("", profile)) : Stream.empty();
    return Stream.of(Stream.of(inferenceProfile(profile)), members, anywhere).flatMap(arns -> arns);
  }

  private String inferenceProfile(ModelProfile profile) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("bedrock")
            .resource("inference-profile")
            .resourceName(profile.id())
            .build());
  }

  private String foundationModel(String region, ModelProfile profile) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("bedrock")
            .region(region)
            .account("")
            .resource("foundation-model")
            .resourceName(profile.foundationModel())
            .build());
  }

  private void checkRegion(ModelProfile profile) {
    String region = stack.getRegion();
    if (profile.isInferenceProfile()
        && !Token.isUnresolved(region)
        && !profile.memberRegions().contains(region)) {
      throw new SynthesisException(
          "The model '%s' must be called from one of %s, but the stack's region is '%s': deploy with AWS_REGION set to one of these, or choose another modelPair."
              .formatted(profile.id(), String.join(", ", profile.memberRegions()), region));
    }
  }
}
