package org.plumbline.core.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.plumbline.core.draft.SentenceDraft.Drafted;

/**
 * Words are inserted into every drafted sentence about a number, left out, negated and swapped. A changed sentence that
 * is still drafted without a question must be in {@code changes.txt}, which was read by a person: kinds of changes that
 * leave the rows as they are, and each sentence that is drafted to other rows, with these rows. With
 * {@code -Dapprove=true} the file is written anew.
 */
class ChangedSentencesTest {

    private static final Path APPROVED = Path.of("src/test/resources/drafts/changes.txt");
    private static final List<String> INSERTED = List.of(
            "不", "未", "非", "或", "除外", "酌情", "约", "左右", "至少", "最多", "最低", "倍", "另", "仅", "上年", "当月", "平均", "若", "加",
            "原则上", "一般", "以上", "低于", "每", "(");
    private static final List<List<String>> REPLACED = List.of(
            List.of("以上", "以下"),
            List.of("以下", "以上"),
            List.of("低于", "高于"),
            List.of("不低于", "低于"),
            List.of("不超过", "超过"),
            List.of("超过", "低于"),
            List.of("达到", "超过"),
            List.of("不足", "超过"),
            List.of("未", ""),
            List.of("不含", "含"),
            List.of("含", "不含"),
            List.of("得", "扣"),
            List.of("扣", "得"),
            List.of("满分", "零分"),
            List.of("每", ""),
            List.of("少", "多"),
            List.of("低", "超"),
            List.of("完成率", "合格率"),
            List.of("目标值", "上年值"),
            List.of("权重", "总分"),
            List.of("百分点", "分"),
            List.of("天", "月"),
            List.of("≥", "≤"),
            List.of("＜", "＞"),
            List.of("÷", "×"),
            List.of("×", "÷"),
            List.of("最高", "最低"),
            List.of("扣完", "加满"));
    /** Of the words that are inserted, one in so many is tried at a place; another at the next place. */
    private static final int EVERY = 5;

    private record Change(String kind, String text) {}

    private static List<Change> listChanges(String text) {
        List<Change> changes = new ArrayList<>();
        for (int at = 0; at <= text.length(); at++) {
            for (int word = at % EVERY; word < INSERTED.size(); word += EVERY) {
                changes.add(new Change(
                        "+" + INSERTED.get(word), text.substring(0, at) + INSERTED.get(word) + text.substring(at)));
            }
        }
        for (int length = 1; length <= 2; length++) {
            for (int at = 0; at + length <= text.length(); at++) {
                String left = text.substring(at, at + length);
                changes.add(new Change("-" + left, text.substring(0, at) + text.substring(at + length)));
            }
        }
        for (int at = 0; at + 1 < text.length(); at++) {
            String swapped = "" + text.charAt(at + 1) + text.charAt(at);
            changes.add(new Change("~" + swapped, text.substring(0, at) + swapped + text.substring(at + 2)));
        }
        for (List<String> words : REPLACED) {
            for (int at = text.indexOf(words.get(0)); at >= 0; at = text.indexOf(words.get(0), at + 1)) {
                String behind = text.substring(at + words.get(0).length());
                changes.add(
                        new Change(words.get(0) + ">" + words.get(1), text.substring(0, at) + words.get(1) + behind));
            }
        }
        // another number is another rule; a sign beside it is not
        changes.removeIf(
                change -> change.kind().matches("[-~+].*\\d.*") || change.text().equals(text));
        return changes;
    }

    private static boolean isNumbers(SentenceDraft draft) {
        return draft instanceof Drafted drafted
                && !Set.of("CHECKPOINT", "WORDING")
                        .contains(drafted.rows().get(0).family());
    }

    private static List<String> collect() {
        Set<String> same = new TreeSet<>();
        Set<String> other = new TreeSet<>();
        for (SentenceTable.Entry entry : SentenceTable.read("drafted.txt")) {
            RuleSentence printed = entry.sentence();
            PhraseReader reader = PhraseReader.of(printed);
            SentenceDraft draft = SentenceDrafter.draft(printed, reader, Map.of());
            // a definition is free text
            if (!isNumbers(draft)
                    || printed.text().contains("×100%。")
                    || printed.text().contains("×100%；")) {
                continue;
            }
            for (Change change : listChanges(printed.text())) {
                RuleSentence changed = new RuleSentence(
                        printed.name(),
                        printed.weight(),
                        printed.operator(),
                        printed.target(),
                        printed.unit(),
                        change.text());
                if (SentenceDrafter.draft(changed, reader, Map.of()) instanceof Drafted drafted
                        && drafted.questions().isEmpty()) {
                    boolean equal = isSame(drafted, (Drafted) draft);
                    (equal ? same : other).add(equal ? change.kind() : describe(entry.id(), change, drafted));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("# Changes that leave the rows as they are");
        lines.addAll(same);
        lines.add("# Sentences that are drafted to other rows");
        lines.addAll(other);
        return lines;
    }

    private static boolean isSame(Drafted one, Drafted other) {
        return one.rows().equals(other.rows())
                && Objects.equals(one.target(), other.target())
                && Objects.equals(one.weight(), other.weight());
    }

    private static String describe(String id, Change change, Drafted drafted) {
        StringBuilder line = new StringBuilder(change.kind() + " [" + id + "] " + change.text());
        drafted.rows().forEach(row -> line.append(" | ").append(row.family()).append(row.cells()));
        return line.toString();
    }

    @Test
    void aSentenceWithAChangedWordIsDraftedOnlyAsAPersonHasReadIt() throws IOException {
        List<String> found = collect();
        if (Boolean.getBoolean("approve")) {
            Files.write(APPROVED, found, StandardCharsets.UTF_8);
        }
        assertThat(found).containsExactlyElementsOf(Files.readAllLines(APPROVED, StandardCharsets.UTF_8));
    }
}
