package org.plumbline.core.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.report.EvaluationDocument.LabelledText;
import org.plumbline.core.report.StoredRecord.LinkedEvaluation;

/** Words where an evaluation is stored, what corrects it, and how to check it. Times are Beijing time. */
final class RecordSentences {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

    private final StoredRecord record;
    private final String ruleSet;
    private final Locale locale;

    /**
     * @param record null where the evaluation is not stored
     * @param ruleSet SHA-256 of the rule set
     */
    RecordSentences(StoredRecord record, String ruleSet, Locale locale) {
        this.record = record;
        this.ruleSet = ruleSet;
        this.locale = locale;
    }

    private String localize(String zh, String en) {
        return new Bilingual(zh, en).in(locale);
    }

    /** A mark each; empty where no correction is linked. */
    List<String> describeCorrections() {
        List<String> marks = new ArrayList<>();
        if (record == null) {
            return marks;
        }
        for (LinkedEvaluation later : record.correctedBy()) {
            marks.add(localize("本评价已被更正，以更正后的评价为准：", "This evaluation has been corrected. Refer to evaluation ")
                    + later.id()
                    + describeReason(later));
        }
        if (record.correction() != null) {
            marks.add(localize("本评价更正此前的评价：", "This evaluation corrects evaluation ")
                    + record.correction().id()
                    + describeReason(record.correction()));
        }
        return marks;
    }

    private String describeReason(LinkedEvaluation linked) {
        return linked.reason() == null
                ? localize("。未记录理由。", ". No reason was recorded.")
                : localize("。理由：", ". Reason: ") + linked.reason();
    }

    /** Ids, hashes, who and when, and the entry of the audit log. */
    List<LabelledText> describeRecord() {
        List<LabelledText> lines = new ArrayList<>();
        if (record == null) {
            lines.add(
                    new LabelledText(localize("保存", "Storage"), localize("本结果没有保存", "This evaluation is not stored")));
            lines.add(new LabelledText(localize("规则集 SHA-256", "Rule set SHA-256"), ruleSet));
            return lines;
        }
        lines.add(new LabelledText(localize("评价编号", "Evaluation id"), record.id()));
        lines.add(new LabelledText(
                localize("评分人", "Scored by"),
                record.savedBy() == null ? localize("日志未记录", "not recorded in the log") : record.savedBy()));
        lines.add(new LabelledText(localize("评分时间", "Scored on"), describeMoment()));
        lines.add(new LabelledText(localize("规则版本", "Rules version"), Integer.toString(record.version())));
        lines.add(new LabelledText(localize("规则集 SHA-256", "Rule set SHA-256"), ruleSet));
        lines.add(new LabelledText(localize("评价结果 SHA-256", "Evaluation SHA-256"), record.canonicalSha256()));
        lines.add(new LabelledText(
                localize("审计日志", "Audit log"),
                record.logEntry() == null
                        ? localize("没有对应的日志条目", "no entry")
                        : localize("第 " + record.logEntry() + " 条", "entry " + record.logEntry())));
        if (record.logHash() != null) {
            lines.add(new LabelledText(localize("日志条目 SHA-256", "Log entry SHA-256"), record.logHash()));
        }
        return lines;
    }

    /** The hash of the evaluation, or of the rules where it is not stored. */
    String describeFoot() {
        return record == null
                ? localize("规则集 SHA-256 ", "Rule set SHA-256 ") + ruleSet
                : localize("评价结果 SHA-256 ", "Evaluation SHA-256 ") + record.canonicalSha256();
    }

    private String describeMoment() {
        return MOMENT.format(record.savedAt()) + localize("（北京时间，UTC+8）", " (Beijing time, UTC+8)");
    }

    /** How to check a printed document; empty where the evaluation is not stored. */
    List<String> describeVerification() {
        if (record == null) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        steps.add(
                record.address() == null
                        ? localize(
                                "二维码载有评价编号和评价结果的 SHA-256。在系统的“评价”页按编号打开本评价。",
                                "The QR code holds the evaluation id and the evaluation's SHA-256. Open the evaluation by its id.")
                        : localize(
                                "扫描二维码打开本评价的页面，页面会写明打印件的 SHA-256 与所存的是否一致。",
                                "Scan the QR code: the page of the evaluation states whether the SHA-256 of this document"
                                        + " is the one stored."));
        steps.add(localize(
                "核对每页页脚的评价结果 SHA-256 与页面所示一致。",
                "Compare the evaluation's SHA-256 at the foot of each page with that on the page of the evaluation."));
        steps.add(localize(
                "在该页按“复算”：用保存的申报数据和规则集重新评分，结果应逐字节一致。",
                "Choose Replay there: the stored submission is scored again by the same rule set, and the result must be"
                        + " the same byte for byte."));
        if (record.logEntry() != null) {
            steps.add(localize(
                    "在审计日志中打开第 " + record.logEntry() + " 条，散列应与上表一致；再验证整条日志链。",
                    "Open entry " + record.logEntry()
                            + " of the audit log: its hash must be the one above. Then verify the chain."));
        }
        return steps;
    }

    /** What the QR code holds; null where the evaluation is not stored. */
    String describeCode() {
        if (record == null) {
            return null;
        }
        return record.address() == null
                ? "plumbline evaluation " + record.id() + " sha256 " + record.canonicalSha256()
                : record.address() + "?sha256=" + record.canonicalSha256();
    }
}
