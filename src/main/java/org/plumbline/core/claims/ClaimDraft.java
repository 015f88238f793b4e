package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.plumbline.core.claims.Claim.Bound;

/** Puts a claim together. */
final class ClaimDraft {

    private int number;
    private final ClaimKind kind;
    private int section;
    private int sentence;
    private final String item;
    private String subject = "";
    private BigDecimal value;
    private String unit;
    private BigDecimal step;
    private Bound bound = Bound.EXACT;
    private Integer year;
    private Integer whole;
    private boolean planned;
    private LocalDate day;
    private ClaimPlace place;
    private final int from;
    private final int to;
    private final String text;
    private final String context;
    private boolean sure = true;

    private ClaimDraft(ClaimKind kind, Sentence in, int from, int to) {
        this.kind = kind;
        this.section = in.paragraph().section();
        this.sentence = in.number();
        this.item = in.paragraph().item();
        this.place = in.paragraph().place();
        this.from = in.start() + from;
        this.to = in.start() + to;
        this.text = in.original(from, to);
        this.context = in.original(0, in.text().length()).strip();
    }

    private ClaimDraft(Claim claim) {
        number = claim.number();
        kind = claim.kind();
        section = claim.section();
        sentence = claim.sentence();
        item = claim.item();
        subject = claim.subject();
        value = claim.value();
        unit = claim.unit();
        step = claim.step();
        bound = claim.bound();
        year = claim.year();
        whole = claim.whole();
        planned = claim.planned();
        day = claim.day();
        place = claim.place();
        from = claim.from();
        to = claim.to();
        text = claim.text();
        context = claim.context();
        sure = claim.sure();
    }

    static ClaimDraft of(ClaimKind kind, Sentence in, int from, int to) {
        return new ClaimDraft(kind, in, from, to);
    }

    static ClaimDraft of(Claim claim) {
        return new ClaimDraft(claim);
    }

    /** To a place in several reports that are read as one, in which the numbers of sentences and claims go on. */
    ClaimDraft moveTo(ClaimPlace its, int itsSection, int itsSentence) {
        place = its;
        section = itsSection;
        sentence = itsSentence;
        return this;
    }

    ClaimDraft number(int its) {
        number = its;
        return this;
    }

    ClaimDraft subject(String words) {
        subject = words;
        return this;
    }

    ClaimDraft value(BigDecimal its, String itsUnit, BigDecimal itsStep, Bound itsBound) {
        value = its;
        unit = itsUnit;
        step = itsStep;
        bound = itsBound;
        return this;
    }

    ClaimDraft year(Integer its) {
        year = its;
        return this;
    }

    ClaimDraft whole(int claim) {
        whole = claim;
        return this;
    }

    ClaimDraft planned(boolean is) {
        planned = is;
        return this;
    }

    ClaimDraft day(LocalDate its) {
        day = its;
        return this;
    }

    ClaimDraft unsure() {
        sure = false;
        return this;
    }

    Claim build() {
        return new Claim(
                number, kind, section, sentence, item, subject, value, unit, step, bound, year, whole, planned, day,
                place, from, to, text, context, sure);
    }
}
