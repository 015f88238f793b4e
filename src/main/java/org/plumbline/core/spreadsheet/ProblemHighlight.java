package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCfRule;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDxf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTPatternFill;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCfType;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STPatternType;

/**
 * The colour of a faulty cell, set by a conditional format whose condition is always true: the cell's own style, with
 * its number format, font, borders and fill, is not touched, and removing the format restores its look.
 */
public enum ProblemHighlight {
    ERROR(0xffc7ce),
    WARNING(0xffeb9c);

    /** True in every program, and recognised in every file. */
    private static final String CONDITION = "LEN(\"Plumbline\")=9";

    private final byte[] argb;

    ProblemHighlight(int rgb) {
        this.argb = new byte[] {(byte) 0xff, (byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb};
    }

    /** Removes these colours from a sheet; a clerk's own conditional formats stay. */
    public static void removeOurs(XSSFSheet sheet) {
        CTWorksheet xml = sheet.getCTWorksheet();
        for (int i = xml.sizeOfConditionalFormattingArray() - 1; i >= 0; i--) {
            CTConditionalFormatting formatting = xml.getConditionalFormattingArray(i);
            for (int rule = formatting.sizeOfCfRuleArray() - 1; rule >= 0; rule--) {
                if (isOurs(formatting.getCfRuleArray(rule))) {
                    formatting.removeCfRule(rule);
                }
            }
            if (formatting.sizeOfCfRuleArray() == 0) {
                xml.removeConditionalFormatting(i);
            }
        }
    }

    public static boolean isOurs(CTCfRule rule) {
        return rule.sizeOfFormulaArray() == 1
                && rule.getFormulaArray(0).replace(" ", "").equals(CONDITION);
    }

    /** Before the clerk's own conditional formats, so that the colour is visible. */
    public void apply(XSSFSheet sheet, List<CellAddress> cells) {
        if (cells.isEmpty()) {
            return;
        }
        CTWorksheet xml = sheet.getCTWorksheet();
        for (CTConditionalFormatting formatting : xml.getConditionalFormattingArray()) {
            for (CTCfRule rule : formatting.getCfRuleArray()) {
                rule.setPriority(rule.getPriority() + 1);
            }
        }
        CTConditionalFormatting formatting = xml.addNewConditionalFormatting();
        formatting.setSqref(new ArrayList<>(
                cells.stream().map(CellAddress::formatAsString).distinct().collect(Collectors.toList())));
        CTCfRule rule = formatting.addNewCfRule();
        rule.setType(STCfType.EXPRESSION);
        rule.setDxfId(findOrAddStyle(sheet.getWorkbook().getStylesSource()));
        rule.setPriority(1);
        rule.addFormula(CONDITION);
    }

    /** The number of the colour among the workbook's differential styles, added where it has it not. */
    private long findOrAddStyle(StylesTable styles) {
        for (int i = 0; i < styles._getDXfsSize(); i++) {
            if (hasThisColour(styles.getDxfAt(i))) {
                return i;
            }
        }
        CTDxf colour = CTDxf.Factory.newInstance();
        CTPatternFill pattern = colour.addNewFill().addNewPatternFill();
        pattern.setPatternType(STPatternType.SOLID);
        pattern.addNewFgColor().setRgb(argb);
        pattern.addNewBgColor().setRgb(argb);
        return styles.putDxf(colour) - 1L;
    }

    private boolean hasThisColour(CTDxf style) {
        return !style.isSetFont()
                && !style.isSetBorder()
                && !style.isSetNumFmt()
                && style.isSetFill()
                && style.getFill().isSetPatternFill()
                && style.getFill().getPatternFill().isSetBgColor()
                && Arrays.equals(style.getFill().getPatternFill().getBgColor().getRgb(), argb);
    }
}
