package org.plumbline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.ruleset.RuleSet;

/** Copies of the Dachang workbook with something changed, as a clerk or another program would change it. */
public final class EditedWorkbook {

    public static final String FILE = "dachang-department.xlsx";
    private static final String SCHEME = "dachang-department";

    private EditedWorkbook() {}

    public static byte[] dachang(Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.workbook(SCHEME)))) {
            change.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RuleSet load(Consumer<XSSFWorkbook> change) {
        return ShippedFiles.load(FILE, dachang(change));
    }

    /** The cell of a row, by rule id or indicator code, in a column, by label. */
    public static Cell cell(Workbook book, String sheet, String id, String label) {
        Row row = find(book.getSheet(sheet), id).getRow();
        return row.getCell(find(book.getSheet(sheet), label).getColumnIndex(), MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** The value beside a label of the sheet 方案. */
    public static Cell setting(Workbook book, String label) {
        return find(book.getSheet("方案"), label).getRow().getCell(1, MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** The first cell of a sheet that holds this text, which is how ids and labels are found. */
    public static Cell find(Sheet sheet, String text) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals(text)) {
                    return cell;
                }
            }
        }
        throw new AssertionError("no " + text + " on " + sheet.getSheetName());
    }

    /** The workbook as another program may have written it: the XML of one sheet changed. */
    public static byte[] xml(String sheet, UnaryOperator<String> change) {
        String entry;
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.workbook(SCHEME)))) {
            entry = book.getSheet(sheet)
                    .getPackagePart()
                    .getPartName()
                    .getName()
                    .substring(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries(entries -> entries.compute(entry, (name, bytes) -> {
            String before = new String(bytes, StandardCharsets.UTF_8);
            String after = change.apply(before);
            if (after.equals(before)) {
                throw new AssertionError("nothing changed on " + sheet);
            }
            return after.getBytes(StandardCharsets.UTF_8);
        }));
    }

    /** Rules as good as before, in a file that says of no sheet that it is the one open. */
    public static byte[] withoutUsableView() {
        return entries(entries -> entries.compute("xl/workbook.xml", (name, xml) -> {
            String text = new String(xml, StandardCharsets.UTF_8);
            String changed = text.replaceFirst("<workbookView[^>]*/>", "<workbookView activeTab=\"x\"/>");
            if (changed.equals(text)) {
                throw new IllegalStateException(text);
            }
            return changed.getBytes(StandardCharsets.UTF_8);
        }));
    }

    /** The workbook with its zip entries changed, by name. */
    public static byte[] entries(Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ShippedFiles.workbook(SCHEME)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
            change.accept(entries);
            try (ZipOutputStream copy = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    copy.putNextEntry(new ZipEntry(entry.getKey()));
                    copy.write(entry.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
