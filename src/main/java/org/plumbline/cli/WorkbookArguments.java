package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The workbooks that a command reports on, and how. */
final class WorkbookArguments {

    @Parameters(arity = "1..*", paramLabel = "WORKBOOK", descriptionKey = "workbooks")
    private List<Path> files;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--annotated", paramLabel = "OUT.xlsx", descriptionKey = "annotated")
    private Path annotated;

    /** @throws CommandException if a marked copy is requested of several workbooks, or under the name of the workbook */
    List<Path> validateFiles() throws IOException {
        if (annotated != null) {
            if (files.size() > 1) {
                throw new CommandException("--annotated 一次只标注一个工作簿", "--annotated marks one workbook at a time");
            }
            OutputFile.check(annotated, files.get(0));
        }
        return files;
    }

    boolean isJson() {
        return json;
    }

    boolean isMarkedCopyRequested() {
        return annotated != null;
    }

    /** @param marked empty if the workbook cannot be opened */
    void writeMarkedCopy(Optional<byte[]> marked, CommandConsole console) throws IOException {
        if (marked.isPresent()) {
            OutputFile.write(annotated, marked.get(), files.get(0));
        } else {
            console.err().println(console.localize("文件无法打开，没有标注", "The file cannot be opened and was not marked"));
        }
    }
}
