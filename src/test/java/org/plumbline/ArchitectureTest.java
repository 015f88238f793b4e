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
import java.io.UncheckedIOException;
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

/** Holds the code to the table of docs/architecture.md: which package may use which. */
class ArchitectureTest {

    private static final String ROOT = "org.plumbline.";

    private static final Path DOCUMENT = Path.of("docs/architecture.md");
    private static final Map<String, List<String>> MAY_USE = readTable();

    /** What is scored must not know how it is served, stored or shown. */
    private static final String[] CORE = {ROOT + "vocabulary..", ROOT + "core.."};

    private static Map<String, List<String>> readTable() {
        try {
            return Pattern.compile("(?m)^\\| `([a-z.]+)` \\|[^|]*\\| ([^|]*) \\|$")
                    .matcher(Files.readString(DOCUMENT))
                    .results()
                    .collect(Collectors.toMap(
                            row -> row.group(1),
                            row -> row.group(2).equals("the JDK alone")
                                    ? List.of()
                                    : List.of(row.group(2).split(", "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    void everyPackageIsInTheTable() {
        classes()
                .that()
                .resideInAPackage(ROOT + "(*)..")
                .should()
                .resideInAnyPackage(MAY_USE.keySet().stream()
                        .map(name -> ROOT + name + "..")
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void everyPackageOfTheTableHasClasses() {
        assertThat(MAY_USE.keySet()).isNotEmpty().allMatch(name -> CLASSES.stream()
                .anyMatch(type -> type.getPackageName().equals(ROOT + name)));
    }

    @Test
    void theCoreKnowsNoServerAndNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
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
                .resideInAnyPackage(CORE)
                // places on a page, as PDFBox and POI have them
                .and()
                .areDeclaredInClassesThat()
                .haveNameNotMatching(".*\\.core\\.spreadsheet\\.(Pdf|Doc)[A-Z].*")
                .should()
                .notHaveRawType(double.class)
                .andShould()
                .notHaveRawType(float.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.plumbline.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return JavaClass.Predicates.resideInAPackage("org.plumbline..");
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return JavaClass.Predicates.resideOutsideOfPackages(packages);
    }
}
