package dev.mangaassist.local.deployment;

import java.util.Map;
import java.util.Optional;

/**
 * The outputs of a stack.
 *
 * @param stack what stack it is, for people
 * @param status CloudFormation's word for its state
 */
record StackOutputs(String stack, String status, Map<String, String> values) {
  StackOutputs {
    values = Map.copyOf(values);
  }

  /**
   * The value of an output.
   *
   * @throws DeploymentException if there is none
   */
  String required(String output) {
    return Optional.ofNullable(values.get(output))
        .orElseThrow(
            () ->
                new DeploymentException(
                    "%s (%s) has no output %s: is it MangaAssist's, and deployed to the end?"
                        .formatted(
                            Character.toUpperCase(stack.charAt(0)) + stack.substring(1),
                            status,
                            output)));
  }
}
