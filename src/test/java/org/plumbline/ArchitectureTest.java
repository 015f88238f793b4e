package org.plumbline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
            row("counterfactual", "vocabulary", "ruleset", "trace", "scoring"),
            row("explanation", "vocabulary", "ruleset", "trace", "scoring", "counterfactual"),
            row("exchange", "vocabulary", "ruleset", "trace", "scoring", "counterfactual", "explanation"),
            row("table"),
            row("bundle", "ruleset", "scoring"),
            row("generation", "vocabulary", "ruleset"),
            row("verification", "vocabulary", "ruleset", "trace", "scoring"),
            row("workbook", "vocabulary", "ruleset", "trace", "scoring", "explanation", "verification"),
            row("evidence", "ruleset", "web"),
            row("accounts", "ruleset", "evidence", "web"),
            row(
                    "publishing",
                    "vocabulary",
                    "ruleset",
                    "scoring",
                    "explanation",
                    "verification",
                    "workbook",
                    "bundle",
                    "evidence",
                    "web"),
            row(
                    "evaluations",
                    "vocabulary",
                    "ruleset",
                    "trace",
                    "scoring",
                    "counterfactual",
                    "explanation",
                    "exchange",
                    "workbook",
                    "publishing",
                    "evidence",
                    "web"),
            row("batches", "ruleset", "scoring", "exchange", "table", "publishing", "evaluations", "web"),
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
            row(
                    "statistics",
                    "vocabulary",
                    "ruleset",
                    "exchange",
                    "workbook",
                    "publishing",
                    "evaluations",
                    "evidence",
                    "web"),
            row(
                    "commands",
                    "vocabulary",
                    "ruleset",
                    "scoring",
                    "explanation",
                    "exchange",
                    "verification",
                    "bundle",
                    "generation",
                    "workbook",
                    "publishing",
                    "evaluations",
                    "batches",
                    "accounts",
                    "evidence",
                    "web"),
            row("web", "ruleset"));

    /** What is scored must not know how it is served, kept or shown. */
    private static final List<String> CORE = List.of(
            "vocabulary",
            "ruleset",
            "trace",
            "scoring",
            "counterfactual",
            "explanation",
            "exchange",
            "bundle",
            "generation",
            "table",
            "verification",
            "workbook");

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
    void theDocumentShowsThisTable() throws IOException {
        Map<String, List<String>> shown = Pattern.compile("(?m)^\\| `([a-z]+)` \\|[^|]*\\| ([^|]*) \\|$")
                .matcher(Files.readString(Path.of("docs/architecture.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2).equals("the JDK alone")
                                ? List.of()
                                : List.of(row.group(2).split(", "))));
        assertThat(shown).isEqualTo(MAY_USE);
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
