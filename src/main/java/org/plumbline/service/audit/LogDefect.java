package org.plumbline.service.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;

/**
 * A place where the log, or what it records, was changed.
 *
 * @param entry sequence number; null if the entry is not chained
 * @param kind null if unknown
 * @param subject id of the evaluation or of the rule set event; null where unknown
 * @param part the fact that was altered; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogDefect(Long entry, String kind, String subject, DefectKind way, String part) {

    /** What is wrong. */
    public enum DefectKind {
        /** Its hash does not match its fields. */
        ENTRY_ALTERED("登记本身被改动", "the entry itself was altered"),
        ENTRY_MISSING("登记缺失", "the entry is missing"),
        /** Its own hash matches, but the previous hash is not that of the entry before it. */
        CHAIN_BROKEN("与前一条登记不衔接", "the entry does not follow the one before it"),
        CONTENT_ALTERED("登记的内容与现存的不符", "what is stored differs from the entry"),
        CONTENT_MISSING("登记所指的内容已不存在", "what the entry records is no longer stored"),
        NOT_IN_LOG("现存的内容没有登记", "it is stored but has no entry"),
        HEAD_ALTERED("链尾与末条登记不符", "the head does not match the last entry"),
        EXPORTED_HEAD_DIFFERS("另存的链尾不在链上", "the exported head is not on the chain");

        private final Bilingual says;

        DefectKind(String zh, String en) {
            this.says = new Bilingual(zh, en);
        }

        /** For templates. */
        public String in(Locale locale) {
            return says.in(locale);
        }
    }

    /** The message, Chinese first. */
    @JsonProperty
    public String text() {
        return buildSentence().zh() + " / " + buildSentence().en();
    }

    /** The message in one language. */
    public String in(Locale locale) {
        return buildSentence().in(locale);
    }

    private Bilingual buildSentence() {
        return new Bilingual(
                (entry == null ? "" : "第 " + entry + " 条：") + way.says.zh() + formatDetail("（", "）"),
                (entry == null ? "" : "entry " + entry + ": ") + way.says.en() + formatDetail(" (", ")"));
    }

    private String formatDetail(String open, String close) {
        if (subject == null) {
            return "";
        }
        return open + kind + " " + subject + (part == null ? "" : ", " + part) + close;
    }
}
