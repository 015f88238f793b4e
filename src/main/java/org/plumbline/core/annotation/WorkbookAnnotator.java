package org.plumbline.core.annotation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.spreadsheet.AnnotationStyles;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemHighlight;
import org.plumbline.core.workbook.WorkbookContent;

/**
 * Returns a rule workbook with its problems marked: faulty cells coloured, a comment in each, a sheet of problems that
 * links to them, and on a further sheet the interpretation. The clerk corrects that file and uploads it again: the
 * sheets added are notes, which are not read, and another annotation replaces everything an earlier one left.
 *
 * <p>Nothing else of the file is changed. Only for files that the rule set loader has read: its guard limits
 * and checks them before POI opens them here.
 */
public final class WorkbookAnnotator {

    /** Problems of a file that was rejected unopened, or that exceeds the limits for opening. */
    private static final Set<ProblemCode> UNOPENED =
            EnumSet.of(ProblemCode.NOT_A_WORKBOOK, ProblemCode.UNSAFE_FILE, ProblemCode.TOO_LARGE);

    private final XSSFWorkbook book;

    private WorkbookAnnotator(XSSFWorkbook book) {
        this.book = book;
    }

    /**
     * @param workbook as it was uploaded
     * @param problems the problems that the loader found in it, errors and warnings
     * @param remarks further messages about its cells, such as results of its tests
     * @param readBack its interpretation; null where it could not be read
     * @return an .xlsx; empty where the file cannot be opened or written to, or must not be opened
     */
    public static Optional<byte[]> annotate(
            byte[] workbook, List<Problem> problems, List<WorkbookRemark> remarks, WorkbookInterpretation readBack) {
        if (problems.stream().map(Problem::code).anyMatch(UNOPENED::contains)) {
            return Optional.empty();
        }
        List<ProblemLine> lines = Stream.concat(
                        problems.stream().map(ProblemLine::of), remarks.stream().map(ProblemLine::of))
                .toList();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            return Optional.of(new WorkbookAnnotator(book).writeAnnotations(lines, readBack));
        } catch (Exception | StackOverflowError e) {
            // POI may throw any exception on a malformed file, and it reads parts that hold no rules,
            // such as views and styles,
            // only when they are changed
            return Optional.empty();
        }
    }

    private byte[] writeAnnotations(List<ProblemLine> lines, WorkbookInterpretation readBack) throws IOException {
        removeEarlierAnnotations();
        Map<String, Map<CellAddress, List<ProblemLine>>> places = groupByPlace(lines);
        places.forEach((sheet, cells) -> markCells(book.getSheet(sheet), cells));
        AnnotationStyles look = new AnnotationStyles(book);
        addSheet(WorkbookContent.PROBLEMS_SHEET, 0, sheet -> new ProblemSheetWriter(sheet, look).write(lines));
        if (readBack != null) {
            addSheet(
                    WorkbookContent.READ_BACK_SHEET,
                    1,
                    sheet -> InterpretationSheetWriter.write(sheet, readBack, look));
        }
        selectProblemSheet();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }

    /** Removes what an earlier annotation added. */
    private void removeEarlierAnnotations() {
        for (int i = book.getNumberOfSheets() - 1; i >= 0; i--) {
            XSSFSheet sheet = book.getSheetAt(i);
            if (AnnotationStyles.isAnnotationSheet(sheet)) {
                book.removeSheetAt(i);
            } else {
                CellComments.removeOurs(sheet);
                ProblemHighlight.removeOurs(sheet);
            }
        }
    }

    /** The lines that have a cell, by its sheet and address; a sheet that is missing has no cells. */
    private Map<String, Map<CellAddress, List<ProblemLine>>> groupByPlace(List<ProblemLine> lines) {
        Map<String, Map<CellAddress, List<ProblemLine>>> places = new TreeMap<>();
        for (ProblemLine line : lines) {
            CellReference place = line.mark().firstCell();
            String sheet = line.mark().sheet();
            if (place != null && sheet != null && book.getSheet(sheet) != null) {
                places.computeIfAbsent(sheet, none -> new TreeMap<>())
                        .computeIfAbsent(new CellAddress(place), none -> new ArrayList<>())
                        .add(line);
            }
        }
        return places;
    }

    private static void markCells(XSSFSheet sheet, Map<CellAddress, List<ProblemLine>> cells) {
        List<CellAddress> errors = new ArrayList<>();
        List<CellAddress> warnings = new ArrayList<>();
        cells.forEach((address, lines) -> {
            CellComments.write(sheet, address, lines);
            (lines.stream().anyMatch(ProblemLine::isError) ? errors : warnings).add(address);
        });
        ProblemHighlight.WARNING.apply(sheet, warnings);
        ProblemHighlight.ERROR.apply(sheet, errors);
    }

    /** A sheet of the clerk may have the name already; a number is then appended. */
    private void addSheet(String name, int place, Consumer<XSSFSheet> content) {
        String free = name;
        for (int i = 2; book.getSheet(free) != null; i++) {
            free = name + "-" + i;
        }
        XSSFSheet sheet = book.createSheet(free);
        book.setSheetOrder(free, place);
        content.accept(sheet);
    }

    /** Opens on the problems; with two sheets selected, input into one would go into the other too. */
    private void selectProblemSheet() {
        for (int i = 0; i < book.getNumberOfSheets(); i++) {
            book.getSheetAt(i).setSelected(false);
        }
        book.setActiveSheet(0);
        book.setFirstVisibleTab(0);
    }
}
