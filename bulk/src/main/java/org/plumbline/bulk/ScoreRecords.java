package org.plumbline.bulk;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.bundle.BundledRuleSets;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.Submission;

/** Scores a task's records one by one; a failing record does not stop the others. */
final class ScoreRecords implements MapPartitionsFunction<Row, Row> {

    private static final long serialVersionUID = 1L;

    /** Bytes of a submission, as accepted by the service. */
    static final int LIMIT = 2 << 20;

    private final String bundleSha256;
    private final Broadcast<byte[]> bundle;
    private final LongAccumulator scored;
    private final LongAccumulator refused;

    ScoreRecords(String bundleSha256, Broadcast<byte[]> bundle, LongAccumulator scored, LongAccumulator refused) {
        this.bundleSha256 = bundleSha256;
        this.bundle = bundle;
        this.scored = scored;
        this.refused = refused;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> records) {
        BundledRuleSets rules = BundledRulesCache.rulesOf(bundleSha256, bundle.value());
        Scorer scorer = new Scorer();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Row next() {
                return score(records.next(), rules, scorer);
            }
        };
    }

    private Row score(Row record, BundledRuleSets rules, Scorer scorer) {
        String file = record.getString(0);
        byte[] bytes = record.getAs(1);
        String fault = record.getString(2);
        try {
            if (fault != null) {
                throw refusal(fault, fault);
            }
            if (bytes == null || bytes.length > LIMIT) {
                throw refusal("一份申报数据超过 2 MB，或为空", "a submission is larger than 2 MB, or there is none");
            }
            Submission submission = SubmissionJson.read(bytes);
            Row row = EvaluationColumns.toRow(
                    file,
                    bytes,
                    scorer.score(submission, rules.findForYear(submission.scheme(), submission.fiscalYear())));
            scored.add(1);
            return row;
        } catch (SubmissionRejectedException rejected) {
            refused.add(1);
            return EvaluationColumns.toRejectedRow(file, bytes, rejected.problems());
        } catch (RuntimeException | StackOverflowError e) { // a defect of the program, reported for this record
            refused.add(1);
            return EvaluationColumns.toRejectedRow(
                    file,
                    bytes,
                    refusal("程序出错，请报告：" + e, "a fault of the program, please report it: " + e)
                            .problems());
        }
    }

    private static SubmissionRejectedException refusal(String zh, String en) {
        return new SubmissionRejectedException(
                List.of(new SubmissionProblem("", null, new Bilingual(zh, en), null, null)));
    }
}
