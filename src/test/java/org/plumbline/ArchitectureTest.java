package org.plumbline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of docs/architecture.md: which package may use which. */
class ArchitectureTest {

    private static final String ROOT = "org.plumbline.";

    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            row("vocabulary"),
            row("ruleset", "vocabulary"),
            row("trace", "vocabulary", "ruleset"),
            row("scoring", "vocabulary", "ruleset", "trace"),
            row("explanation", "vocabulary", "ruleset", "trace", "scoring"),
            row("exchange", "vocabulary", "ruleset", "trace", "scoring", "explanation"),
            row("verification", "vocabulary", "ruleset", "trace", "scoring"),
            row("workbook", "vocabulary", "ruleset", "trace", "scoring", "explanation", "verification"),
            row("publishing", "vocabulary", "ruleset", "scoring", "explanation", "verification", "workbook", "web"),
            row(
                    "evaluations",
                    "vocabulary",
                    "ruleset",
                    "trace",
                    "scoring",
                    "explanation",
                    "exchange",
                    "workbook",
                    "publishing",
                    "web"),
            row(
                    "rehearsal",
                    "vocabulary",
                    "ruleset",
                    "trace",
                    "scoring",
                    "explanation",
                    "exchange",
                    "publishing",
                    "evaluations",
                    "web"),
            row("web", "ruleset"));

    /** What is scored must not know how it is served, kept or shown. */
    private static final List<String> CORE =
            List.of("vocabulary", "ruleset", "trace", "scoring", "explanation", "exchange", "verification", "workbook");

    private static Map.Entry<String, List<String>> row(String name, String... mayUse) {
        return Map.entry(name, List.of(mayUse));
    }

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.plumbline");

    @TestFactory
    Stream<DynamicTest> eachPackageUsesOnlyWhatTheTableAllows() {
        return MAY_USE.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    String[] allowed = Stream.concat(Stream.of(row.getKey()), row.getValue().stream())
                            .map(name -> ROOT + name + "..")
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + row.getKey() + "..")
                            .should()
                            .dependOnClassesThat(ours().and(outside(allowed)))
                            .allowEmptyShould(true)
                            .check(CLASSES);
                }));
    }

    @Test
    void everyPackageStandsInTheTable() {
        classes()
                .that()
                .resideInAPackage("org.plumbline.(*)..")
                .should()
                .resideInAnyPackage(MAY_USE.keySet().stream()
                        .map(name -> ROOT + name + "..")
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsNoServerAndNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        CORE.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "jakarta..", "java.sql..", "javax.sql..", "org.apache.spark..")
                .check(CLASSES);
    }

    @Test
    void theVocabularyKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + "vocabulary..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "vocabulary..")
                .check(CLASSES);
    }

    @Test
    void pointsAndMoneyAreNeverFloatingPoint() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        CORE.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
                .should()
                .notHaveRawType(double.class)
                .andShould()
                .notHaveRawType(float.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.plumbline.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return JavaClass.Predicates.resideInAPackage("org.plumbline..");
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return JavaClass.Predicates.resideOutsideOfPackages(packages);
    }
}
