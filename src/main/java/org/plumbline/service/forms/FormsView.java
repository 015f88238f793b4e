package org.plumbline.service.forms;

import java.util.List;
import java.util.Objects;

/**
 * A file of several forms.
 *
 * @param forms in their order; one that cannot be read has its errors among its problems and no submission
 * @param open number of questions without an answer in all of them
 */
record FormsView(String file, List<FormView> forms, int open) {

    static FormsView of(List<FormView> forms) {
        return new FormsView(
                forms.get(0).file(),
                forms,
                forms.stream()
                        .map(FormView::open)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .sum());
    }
}
