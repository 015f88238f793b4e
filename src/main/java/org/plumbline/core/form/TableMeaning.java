package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FieldTable;
import org.plumbline.core.form.FormReading.Alternative;

/** What a table that no reader knows can be answered to be. Its first row then holds its headings. */
enum TableMeaning {
    INDICATORS(FieldTable.INDICATORS.label(), fillIn("指标表", "a table of indicators")),
    REVIEW("复核表", fillIn("复核表", "a table of the review")),
    BUDGET(FieldTable.BUDGET.label(), fillIn("资金表", "the budget block")),
    LINES(FieldTable.LINES.label(), fillIn("支出明细或任务表", "a table of expenditure lines or tasks")),
    FACTS(FieldTable.FACTS.label(), fillIn("数据项表", "a table of figures"));

    private final Alternative choice;

    TableMeaning(String answer, Bilingual label) {
        this.choice = new Alternative(answer, label);
    }

    /** The choices for one table, "not read" among them. */
    static List<Alternative> listChoices(Set<TableMeaning> possible) {
        List<Alternative> choices = new ArrayList<>();
        possible.forEach(each -> choices.add(each.choice));
        choices.addAll(FormReadingLog.listMeanings(List.of()));
        return List.copyOf(choices);
    }

    /** Null where an answer is none of these. */
    static TableMeaning find(String answer) {
        return Arrays.stream(values())
                .filter(each -> each.choice.value().equals(answer))
                .findFirst()
                .orElse(null);
    }
}
