package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Bounds the size of files, and of methods in {@code src/main/java}, as the compiler's parser counts them. The bounds
 * are what is reached: a change that goes below one lowers it.
 */
class SourceSizeTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final int LINES_OF_A_FILE = 400;
    private static final int LONGER_FILES = 0;

    private static final Path TESTS = Path.of("src/test/java");
    /** The layouts of forms, one constant each, and the matrix of scopes. */
    private static final int LONGER_TESTS = 2;

    /** From the signature, without annotations, to the closing brace. */
    private static final int LINES_OF_A_METHOD = 30;

    private static final int LONGER_METHODS = 20;

    /** A file or method and its number of lines. */
    private record Sized(String place, long lines) {

        @Override
        public String toString() {
            return place + " " + lines + " lines\n";
        }
    }

    @Test
    void filesLongerThanFourHundredLinesAreNotMoreThanTheBound() throws IOException {
        assertThat(listLongerFiles(SOURCES)).hasSizeLessThanOrEqualTo(LONGER_FILES);
        assertThat(listLongerFiles(TESTS)).hasSizeLessThanOrEqualTo(LONGER_TESTS);
    }

    private static List<Sized> listLongerFiles(Path folder) throws IOException {
        List<Sized> longer = new ArrayList<>();
        for (Path file : listSources(folder)) {
            try (Stream<String> lines = Files.lines(file)) {
                Sized sized = new Sized(folder.relativize(file).toString(), lines.count());
                if (sized.lines() > LINES_OF_A_FILE) {
                    longer.add(sized);
                }
            }
        }
        return longer;
    }

    @Test
    void methodsLongerThanThirtyLinesAreNotMoreThanTheBound() throws IOException {
        List<Sized> longer = new ArrayList<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask parser = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(listSources(SOURCES)));
            SourcePositions positions = Trees.instance(parser).getSourcePositions();
            for (CompilationUnitTree unit : parser.parse()) {
                new MethodScanner(unit, positions, longer).scan(unit, null);
            }
        }
        assertThat(longer).hasSizeLessThanOrEqualTo(LONGER_METHODS);
    }

    private static List<Path> listSources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Collects the longer methods of one file. */
    private static final class MethodScanner extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Sized> longer;

        MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<Sized> longer) {
            this.unit = unit;
            this.positions = positions;
            this.longer = longer;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            if (method.getBody() != null) {
                LineMap map = unit.getLineMap();
                long first = findSignature(method, map);
                long lines = map.getLineNumber(positions.getEndPosition(unit, method)) - first + 1;
                if (lines > LINES_OF_A_METHOD) {
                    longer.add(new Sized(
                            SOURCES.relativize(Path.of(unit.getSourceFile().getName())) + ":" + first + " "
                                    + method.getName(),
                            lines));
                }
            }
            return super.visitMethod(method, none);
        }

        private long findSignature(MethodTree method, LineMap map) {
            long first = map.getLineNumber(positions.getStartPosition(unit, method));
            for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
                first = Math.max(first, map.getLineNumber(positions.getEndPosition(unit, annotation)) + 1);
            }
            return first;
        }
    }
}
