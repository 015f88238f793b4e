package org.plumbline.core.draft;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.form.PrintedStandards;
import org.plumbline.core.form.PrintedStandards.PrintedStandard;
import org.plumbline.core.form.PrintedStandards.StandardsReading;

/**
 * The indicators of a form, or of pasted text, with their standards.
 *
 * @param indicators in the form's order; empty where a problem prevents reading
 * @param problems what prevents it
 */
public record FormDraft(List<DraftIndicator> indicators, List<Bilingual> problems) {

    /** The most characters that are pasted: as many as a form of hundreds of indicators has. */
    public static final int LONGEST_TEXT = 200_000;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final Pattern COLUMN = Pattern.compile("\\t|\\s*[|｜]\\s*");
    private static final String HEADINGS = "指标名称\t权重\t目标值\t评分标准";

    /** @param file name given by the sender */
    public static FormDraft of(String file, byte[] document, FormDictionary dictionary) {
        StandardsReading reading = PrintedStandards.read(file, document, dictionary);
        List<DraftIndicator> indicators = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (PrintedStandard printed : reading.standards()) {
            String own = printed.code();
            boolean usable = own != null && CODE.matcher(own).matches() && codes.add(own);
            String code = usable ? own : nextCode(codes, indicators.size() + 1);
            indicators.add(new DraftIndicator(
                    code,
                    printed.level1(),
                    printed.level2(),
                    new RuleSentence(
                            printed.name(),
                            printed.weight(),
                            printed.target().operator(),
                            printed.target().value(),
                            printed.target().unit(),
                            printed.text()),
                    printed.place()));
        }
        return new FormDraft(List.copyOf(indicators), reading.problems());
    }

    private static String nextCode(Set<String> codes, int number) {
        String code = "zb%02d".formatted(number);
        return codes.add(code) ? code : nextCode(codes, number + 1);
    }

    /**
     * Lines of columns, as copied from a table: with a header row, or name, weight, target and standard; the target may
     * be left out.
     */
    public static FormDraft ofText(String text, FormDictionary dictionary) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (text.length() > LONGEST_TEXT || lines.isEmpty()) {
            return new FormDraft(
                    List.of(),
                    List.of(Bilingual.of("粘贴的文字应为 1 到 %d 字", "The text must have 1 to %d characters", LONGEST_TEXT)));
        }
        boolean headed = lines.get(0).contains("标准") && lines.get(0).contains("指标")
                || lines.get(0).contains("规则") && lines.get(0).contains("指标");
        String rows = (headed ? lines.stream() : Stream.concat(Stream.of(HEADINGS), lines.stream()))
                .map(FormDraft::toRow)
                .collect(Collectors.joining());
        String page = "<html><head><meta charset=\"utf-8\"></head><body><table>" + rows + "</table></body></html>";
        return of("text.html", page.getBytes(StandardCharsets.UTF_8), dictionary);
    }

    private static String toRow(String line) {
        List<String> cells = new ArrayList<>(List.of(COLUMN.split(line.strip(), -1)));
        if (cells.size() == 3) {
            cells.add(2, "");
        }
        return cells.stream()
                .map(cell -> "<td>" + escape(cell) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
