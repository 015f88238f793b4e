package org.plumbline.core.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.draft.DraftWorkbookWriter.DraftOptions;
import org.plumbline.core.draft.SentenceTable.Entry;
import org.plumbline.core.draft.SentenceTable.Line;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.workbook.SchemeTemplate;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorEntryBuilder;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

class DraftedSentencesTest {

    private static final SchemeTemplate TEMPLATE =
            SchemeTemplate.read(ShippedFiles.bytes(Path.of("rules", SchemeTemplate.FILE)));
    private static final DraftOptions OPTIONS = new DraftOptions("draft-test", "起草测试", "某省/某市/某县", 2024, 2026, "某县自评表");

    @TestFactory
    Stream<DynamicTest> aSentenceThatLeavesNothingOpenIsDraftedAndScoresAsComputedByHand() {
        return checkAll("drafted.txt");
    }

    @TestFactory
    Stream<DynamicTest> whatASentenceLeavesOpenIsAskedAndEachAnswerScoresAsComputedByHand() {
        return checkAll("asked.txt");
    }

    @TestFactory
    Stream<DynamicTest> aSentenceOfAnotherMeaningIsNeverDrafted() {
        return listNotUnderstood("rejected.txt");
    }

    private static Stream<DynamicTest> checkAll(String file) {
        List<Entry> entries = SentenceTable.read(file).stream()
                .filter(entry -> !entry.rejected())
                .toList();
        List<DynamicTest> tests = new ArrayList<>();
        List<Entry> drafted = new ArrayList<>();
        for (Entry entry : entries) {
            tests.add(DynamicTest.dynamicTest(entry.id() + " asks", () -> checkQuestions(entry)));
            if (SentenceDrafter.draft(entry.sentence(), entry.answers()) instanceof SentenceDraft.Drafted) {
                drafted.add(entry);
            }
        }
        SchemeDraft draft = draft(drafted);
        RuleSet rules = load(draft);
        tests.add(DynamicTest.dynamicTest("loads", () -> {
            // the table repeats names of indicators, which a form does not
            assertThat(rules.warnings().stream()
                            .filter(problem -> problem.code() != Problem.ProblemCode.DOUBTFUL
                                    || !problem.toString().contains("同名")))
                    .extracting(Problem::code)
                    .containsOnly(Problem.ProblemCode.BASIS_UNVERIFIED);
            assertThat(CaseTestRunner.run(rules).passed()).isTrue();
        }));
        drafted.forEach(entry -> entry.lines()
                .forEach(line -> tests.add(DynamicTest.dynamicTest(
                        entry.id() + " at " + line.actual(),
                        () -> assertThat(score(rules, entry, line)).isEqualByComparingTo(line.points())))));
        return tests.stream();
    }

    private static void checkQuestions(Entry entry) {
        SentenceDraft unanswered = SentenceDrafter.draft(entry.sentence(), Map.of());
        if (entry.asked().isEmpty()) {
            assertThat(unanswered).isInstanceOf(SentenceDraft.Drafted.class);
            assertThat(((SentenceDraft.Drafted) unanswered).questions()).isEmpty();
            return;
        }
        assertThat(unanswered).isInstanceOf(SentenceDraft.Asked.class);
        SentenceDraft answered = SentenceDrafter.draft(entry.sentence(), entry.answers());
        assertThat(answered).isInstanceOf(SentenceDraft.Drafted.class);
        assertThat(((SentenceDraft.Drafted) answered).questions().stream().map(DraftQuestion::key))
                .containsExactlyInAnyOrderElementsOf(entry.asked());
    }

    private static SchemeDraft draft(List<Entry> entries) {
        Map<String, String> answers = new LinkedHashMap<>();
        entries.forEach(entry -> entry.answers().forEach((key, value) -> answers.put(key + "@" + entry.id(), value)));
        return SchemeDraft.of(entries.stream().map(Entry::indicator).toList(), answers);
    }

    private static RuleSet load(SchemeDraft draft) {
        return ShippedFiles.load("draft-test.xlsx", DraftWorkbookWriter.toBytes(TEMPLATE, draft, OPTIONS));
    }

    private static BigDecimal score(RuleSet rules, Entry entry, Line line) {
        IndicatorEntryBuilder given = IndicatorEntry.of(entry.id());
        if (line.actual().startsWith("要点:")) {
            String ticked = line.actual().substring("要点:".length());
            given.checks(ticked.equals("无") ? List.of() : CheckpointRule.expandCodes(ticked));
        } else if (line.actual().matches("-?\\d+(\\.\\d+)?")) {
            given.actual(Value.of(new BigDecimal(line.actual())));
        } else {
            given.actual(Value.of(line.actual()));
        }
        Evaluation evaluation = new Scorer()
                .score(
                        new Submission(
                                "draft-test",
                                2025,
                                new Subject("某单位", null, null),
                                Budget.NONE,
                                List.of(given.build()),
                                List.of(),
                                List.of(),
                                DeclaredResult.NOTHING),
                        rules);
        return evaluation.indicators().stream()
                .filter(each -> each.head().code().equals(entry.id()))
                .map(IndicatorScore::score)
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> aSentenceOutsideTheGrammarIsListed() {
        return listNotUnderstood("outside.txt");
    }

    private static Stream<DynamicTest> listNotUnderstood(String file) {
        return SentenceTable.read(file).stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.id(), () -> assertThat(SentenceDrafter.draft(entry.sentence(), Map.of()))
                                .isInstanceOf(SentenceDraft.NotUnderstood.class)));
    }

    @Test
    void theDocumentStatesHowManySentencesAreDraftedAskedListedAndRejected() throws IOException {
        String document = Files.readString(Path.of("docs/drafts.md"));

        for (String table : List.of("drafted", "asked", "outside", "rejected")) {
            assertThat(document)
                    .contains("(../src/test/resources/drafts/%s.txt) | %d |"
                            .formatted(table, SentenceTable.read(table + ".txt").size()));
        }
    }
}
