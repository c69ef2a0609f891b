package dev.mangaassist.local.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dependencies that the architecture allows, and no others. */
final class ArchitectureTest {
  private static final String OURS = "dev.mangaassist..";
  private static final String[] AWS = {"software.amazon..", "com.amazonaws.."};
  private static final List<String> FUNCTIONS =
      List.of("connect", "disconnect", "message", "cascade", "judge", "tuner");

  private static JavaClasses ours;

  @BeforeAll
  static void readClasses() {
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mangaassist");
    assertThat(ours.containPackage("dev.mangaassist.cascade")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.mangaassist.shared.vocabulary..",
        "dev.mangaassist.shared.text..",
        "dev.mangaassist.answers..",
        "dev.mangaassist.cascade.understand..",
        "dev.mangaassist.cascade.select..",
        "dev.mangaassist.tuner.calibrate..",
        "dev.mangaassist.tuner.certify..",
        "dev.mangaassist.tuner.rules.."
      })
  void theDomainKnowsNoAwsType(String domain) {
    noClasses()
        .that(resideInAPackage(domain))
        .should()
        .dependOnClassesThat(resideInAnyPackage(AWS))
        .check(ours);
  }

  @Test
  void amongTheModelsOnlyTheBedrockClientKnowsAwsTypes() {
    noClasses()
        .that(resideInAPackage("dev.mangaassist.models.."))
        .and()
        .haveSimpleNameNotStartingWith("Bedrock")
        .and()
        .doNotHaveSimpleName("RetryUntilFirstEvent")
        .and()
        .areTopLevelClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage(AWS))
        .check(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect", "disconnect", "message", "cascade", "judge", "tuner"})
  void noFunctionDependsOnAnother(String function) {
    String[] others =
        FUNCTIONS.stream()
            .filter(other -> !other.equals(function))
            .map(other -> "dev.mangaassist." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that(resideInAPackage("dev.mangaassist." + function + ".."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(others))
        .check(ours);
  }

  @Test
  void onlyCascadeAndJudgeCallModels() {
    noClasses()
        .that(
            resideInAnyPackage(
                "dev.mangaassist.connect..",
                "dev.mangaassist.disconnect..",
                "dev.mangaassist.message..",
                "dev.mangaassist.tuner.."))
        .should()
        .dependOnClassesThat(resideInAPackage("dev.mangaassist.models.."))
        .check(ours);
  }

  @Test
  void nothingDependsOnLocal() {
    noClasses()
        .that(resideInAPackage(OURS))
        .and(JavaClass.Predicates.resideOutsideOfPackage("dev.mangaassist.local.."))
        .should()
        .dependOnClassesThat(resideInAPackage("dev.mangaassist.local.."))
        .check(ours);
  }

  @Test
  void sharedDependsOnNothingElseOfOurs() {
    noClasses()
        .that(resideInAPackage("dev.mangaassist.shared.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS)
                .and(JavaClass.Predicates.resideOutsideOfPackage("dev.mangaassist.shared..")))
        .check(ours);
  }

  @Test
  void modelsDependOnSharedOnly() {
    noClasses()
        .that(resideInAPackage("dev.mangaassist.models.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS)
                .and(
                    JavaClass.Predicates.resideOutsideOfPackages(
                        "dev.mangaassist.models..", "dev.mangaassist.shared..")))
        .check(ours);
  }

  @Test
  void answersDependOnModelsAndSharedOnly() {
    noClasses()
        .that(resideInAPackage("dev.mangaassist.answers.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS)
                .and(
                    JavaClass.Predicates.resideOutsideOfPackages(
                        "dev.mangaassist.answers..",
                        "dev.mangaassist.models..",
                        "dev.mangaassist.shared..")))
        .check(ours);
  }

  @Test
  void functionsHoldNoMutableStaticState() {
    fields()
        .that()
        .areDeclaredInClassesThat(resideInAPackage(OURS))
        .and()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .check(ours);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes().that(resideInAPackage(OURS)).should(beInANullMarkedPackage()).check(ours);
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package that is @NullMarked") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(item, marked, item.getPackageName()));
      }
    };
  }
}
