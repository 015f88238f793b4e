package org.plumbline.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.core.explanation.DisplayNames;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.PartialTotal;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.vocabulary.Severity;

/** Prints one row an evaluation. The first rows determine the widths, so that a long table is printed while it is computed. */
final class ScoreTable {

    private static final int SETTLING = 200;
    private static final String NONE = "—";
    private static final String GAP = "  ";
    /** Columns of numbers: total, declared, difference. */
    private static final List<Integer> NUMBERS = List.of(1, 3, 4);

    private final CommandConsole console;
    private final List<String> heads;
    private List<List<String>> waiting = new ArrayList<>();
    private int[] widths;

    ScoreTable(CommandConsole console) {
        this.console = console;
        this.heads = console.isEnglish()
                ? List.of("subject", "total", "grade", "declared", "difference", "findings")
                : List.of("对象", "得分", "等级", "自评", "差额", "审核问题");
    }

    void addRow(String place, Evaluation evaluation) {
        List<String> row = List.of(
                evaluation.subject() == null ? place : evaluation.subject().name(),
                evaluation.complete() ? formatNumber(evaluation.total()) : formatPartial(evaluation.partial()),
                evaluation.grade() == null ? NONE : evaluation.grade(),
                formatNumber(evaluation.declared().total()),
                formatSigned(evaluation.difference()),
                formatFindings(evaluation.findings()));
        if (waiting == null) {
            print(row);
        } else {
            waiting.add(row);
            if (waiting.size() == SETTLING) {
                printHeldRows();
            }
        }
    }

    private String formatPartial(PartialTotal partial) {
        return partial.ofWeight().signum() == 0
                ? console.localize("不能评分", "not scored")
                : console.localize("不全 %s/%s", "part %s/%s", partial.score(), partial.ofWeight());
    }

    /** Prints the rows held back to determine the widths. */
    void printHeldRows() {
        if (waiting == null) {
            return;
        }
        widths = new int[heads.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    terminalWidth(heads.get(i)),
                    waiting.stream()
                            .mapToInt(row -> terminalWidth(row.get(column)))
                            .max()
                            .orElse(0));
        }
        if (!waiting.isEmpty()) {
            print(heads);
        }
        waiting.forEach(this::print);
        waiting = null;
    }

    private void print(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            String blanks = " ".repeat(Math.max(0, widths[i] - terminalWidth(cell)));
            line.append(NUMBERS.contains(i) ? blanks + cell : cell + blanks).append(GAP);
        }
        console.out().println(line.toString().stripTrailing());
    }

    private String formatFindings(List<RaisedFinding> findings) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        return counts.isEmpty()
                ? NONE
                : counts.entrySet().stream()
                        .map(each -> DisplayNames.nameSeverity(each.getKey(), console.locale()) + " " + each.getValue())
                        .collect(Collectors.joining(console.localize("，", ", ")));
    }

    private static String formatNumber(BigDecimal number) {
        return number == null ? NONE : number.toPlainString();
    }

    private static String formatSigned(BigDecimal number) {
        return number != null && number.signum() > 0 ? "+" + number.toPlainString() : formatNumber(number);
    }

    /** Columns on a terminal: Chinese and full-width characters take two. */
    static int terminalWidth(String text) {
        return text.codePoints().map(ScoreTable::terminalWidth).sum();
    }

    private static int terminalWidth(int c) {
        boolean wide = c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x20000 && c <= 0x3FFFD;
        return wide ? 2 : 1;
    }
}
