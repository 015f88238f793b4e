package org.plumbline.bench;

import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.Presentation;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;


import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.plumbline.core.json.Presentation.TraceDetail;

/**
 * Evaluations written one after the other: the subject of {@link WritingBenchmark}, loaded again for
 * each way of writing.
 */
public final class Written implements Supplier<byte[]> {

    private final List<Evaluation> evaluations;
    private final Presentation presentation;
    private int next;

    /**
     * @param sample dachang for the shipped sample, W2 for the case of 270 indicators
     * @param form canonical, or zh for the whole trace with its sentences
     */
    public Written(String sample, String form) {
        this.presentation = form.equals("canonical")
                ? new Presentation(null, null, TraceDetail.FULL, null)
                : new Presentation(null, 1, TraceDetail.FULL, Locale.CHINESE);
        RuleSetLoader loader = new RuleSetLoader(DrlContainer.compile(Workload.drl()));
        RuleSet rules = sample.equals("dachang")
                ? loader.load("dachang-department.xlsx", bytes("rules/decision-tables/dachang-department.xlsx"))
                : loader.load("bench.xlsx", Workload.valueOf(sample).workbook());
        List<Submission> submissions = sample.equals("dachang")
                ? List.of(SubmissionJson.read(bytes("samples/dachang-2020-dept/submission.json")))
                : Workload.valueOf(sample).examples();
        Scorer scorer = new Scorer();
        this.evaluations =
                submissions.stream().map(each -> scorer.score(each, rules)).toList();
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] get() {
        next = (next + 1) % evaluations.size();
        return EvaluationJson.write(evaluations.get(next), presentation);
    }
}
