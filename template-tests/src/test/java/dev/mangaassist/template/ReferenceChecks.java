package dev.mangaassist.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** References: each to something that the template declares, and none around in a circle. */
final class ReferenceChecks {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^!.}][^.}]*)[^}]*}");

  private ReferenceChecks() {}

  static void check(CloudFormation template) {
    Map<String, Set<String>> references = new LinkedHashMap<>();
    template.resources().forEach((id, resource) -> references.put(id, references(resource)));

    Set<String> declared = new HashSet<>(references.keySet());
    template.json().path("Parameters").fieldNames().forEachRemaining(declared::add);
    Set<String> dangling = references(template.json());
    dangling.removeIf(id -> declared.contains(id) || id.startsWith("AWS::"));
    assertThat(dangling).as("references to what is not declared").isEmpty();

    assertThat(unbuildable(references)).as("resources in or behind a cycle").isEmpty();
  }

  /** What is left when resources that refer to nothing left are taken out, again and again. */
  private static Set<String> unbuildable(Map<String, Set<String>> references) {
    Set<String> left = new LinkedHashSet<>(references.keySet());
    while (left.removeIf(
        id -> references.getOrDefault(id, Set.of()).stream().noneMatch(left::contains))) {
      // until nothing more can be created
    }
    return left;
  }

  private static Set<String> references(JsonNode node) {
    Set<String> found = new LinkedHashSet<>();
    collect(node, found);
    return found;
  }

  private static void collect(JsonNode node, Set<String> found) {
    node.properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              switch (entry.getKey()) {
                case "Ref" -> found.add(value.asText());
                case "Fn::GetAtt" -> found.add(value.path(0).asText());
                case "DependsOn" -> found.addAll(CloudFormation.texts(value));
                case "Fn::Sub" ->
                    SUBSTITUTION
                        .matcher(value.asText())
                        .results()
                        .forEach(match -> found.add(match.group(1)));
                default -> collect(value, found);
              }
            });
    if (node.isArray()) {
      node.forEach(element -> collect(element, found));
    }
  }
}
