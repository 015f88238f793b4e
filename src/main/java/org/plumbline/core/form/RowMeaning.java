package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.Arrays;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormReading.Alternative;

/** What a row of an indicator table that names no indicator can be answered to be. */
enum RowMeaning {
    INDICATOR("指标", fillIn("一个指标", "an indicator")),
    TOTAL("合计", fillIn("合计，自评总分在这一行", "the total row, with the declared total")),
    SUBTOTAL("小计", fillIn("小计，不读取", "a subtotal, not read")),
    REMARK("备注", fillIn("备注，不读取", "a remark, not read"));

    private final Alternative choice;

    RowMeaning(String answer, Bilingual label) {
        this.choice = new Alternative(answer, label);
    }

    Alternative choice() {
        return choice;
    }

    /** Null where an answer is none of these. */
    static RowMeaning find(String answer) {
        return Arrays.stream(values())
                .filter(each -> each.choice.value().equals(answer))
                .findFirst()
                .orElse(null);
    }
}
