package org.plumbline.core.verification;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RowDirection;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Reports the problems that each family finds in a single row. */
final class RowCheck {

    private final WorkbookValidator validator;

    RowCheck(WorkbookValidator at) {
        this.validator = at;
    }

    void run() {
        validator.listRows().forEach(row -> row.family().checkRow(row, new Problems(row)));
    }

    private final class Problems implements RowProblems {

        private final RowScope row;

        Problems(RowScope row) {
            this.row = row;
        }

        @Override
        public void reportMissing(Bilingual expected, Bilingual hint, String... labels) {
            String cell = row.idCell();
            for (int i = labels.length - 1; i >= 0; i--) {
                String address = row.findCell(labels[i]);
                cell = address.equals(row.idCell()) ? cell : address;
            }
            validator.report(ProblemCode.CELL_MISSING, row, cell, expected, hint);
        }

        @Override
        public void reportDoubt(String label, Bilingual expected, Bilingual hint) {
            validator.report(ProblemCode.DOUBTFUL, row, row.findCell(label), expected, hint);
        }

        /** Where the direction contradicts the operator too, it is the cause. */
        @Override
        public void reportInconsistent(String label, Bilingual expected, Bilingual hint) {
            RowDirection direction = row.family().findDirection(row);
            if (direction == null || !TargetCheck.isOpposed(row, validator)) {
                validator.report(ProblemCode.INCONSISTENT, row, row.findCell(label), expected, hint);
                return;
            }
            validator.report(
                    ProblemCode.INCONSISTENT,
                    row,
                    row.findCell(direction.column()),
                    new Bilingual(direction.opposite(), direction.opposite()),
                    Bilingual.of(
                            "与指标的符号和本行的“%s”都不符；也许填反了",
                            "It contradicts the indicator's operator and %s of this row; it may be the wrong way round",
                            label));
        }
    }
}
