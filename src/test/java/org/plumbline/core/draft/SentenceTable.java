package org.plumbline.core.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Value;

/** Sentences with what is expected of their drafts, read from a text file of this folder's test resources. */
final class SentenceTable {

    private static final Path FOLDER = Path.of("src/test/resources/drafts");
    private static final Pattern HEAD = Pattern.compile("\\[(\\w+)\\] (.+?) \\| (.+?) \\| (.+)");
    private static final Pattern TARGET = Pattern.compile("([=≥≤<>]?)(-?\\d+(?:\\.\\d+)?)(.*)");

    private SentenceTable() {}

    /** @param points what is expected by each actual value as written */
    record Line(String actual, BigDecimal points) {}

    /**
     * @param asked keys of the questions expected; empty for none
     * @param answers by keys of questions
     * @param rejected whether the sentence must not be drafted
     */
    record Entry(
            String id,
            RuleSentence sentence,
            List<String> asked,
            Map<String, String> answers,
            List<Line> lines,
            boolean rejected) {

        DraftIndicator indicator() {
            return new DraftIndicator(id, null, null, sentence, id);
        }
    }

    static List<Entry> read(String file) {
        try {
            List<Entry> entries = new ArrayList<>();
            List<String> block = new ArrayList<>();
            for (String line : Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8)) {
                if (line.isBlank()) {
                    addEntry(block, entries);
                } else if (!line.startsWith("#")) {
                    block.add(line);
                }
            }
            addEntry(block, entries);
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addEntry(List<String> block, List<Entry> entries) {
        if (block.isEmpty()) {
            return;
        }
        Matcher head = HEAD.matcher(block.get(0));
        if (!head.matches() || block.size() < 3) {
            throw new IllegalArgumentException(String.join("\n", block));
        }
        List<String> asked = new ArrayList<>();
        Map<String, String> answers = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        boolean rejected = false;
        for (String line : block.subList(2, block.size())) {
            if (line.startsWith("? ")) {
                for (String question : line.substring(2).split(" ; ")) {
                    String[] keyAndAnswer = question.split(" = ");
                    asked.add(keyAndAnswer[0]);
                    answers.put(keyAndAnswer[0], keyAndAnswer[1]);
                }
            } else if (line.equals("!")) {
                rejected = true;
            } else {
                for (String each : line.split(" ; ")) {
                    String[] actualAndPoints = each.split(" -> ");
                    lines.add(new Line(actualAndPoints[0], new BigDecimal(actualAndPoints[1])));
                }
            }
        }
        entries.add(new Entry(head.group(1), sentence(head, block.get(1)), asked, answers, lines, rejected));
        block.clear();
    }

    private static RuleSentence sentence(Matcher head, String text) {
        BigDecimal weight = head.group(3).equals("无") ? null : new BigDecimal(SentenceText.normalize(head.group(3)));
        Matcher number = TARGET.matcher(head.group(4));
        if (head.group(4).equals("无")) {
            return new RuleSentence(head.group(2), weight, null, null, null, text);
        }
        if (!number.matches()) {
            return new RuleSentence(head.group(2), weight, null, Value.of(head.group(4)), null, text);
        }
        return new RuleSentence(
                head.group(2),
                weight,
                Operator.parse(number.group(1)).orElse(null),
                Value.of(new BigDecimal(number.group(2))),
                number.group(3).isEmpty() ? null : number.group(3),
                text);
    }
}
