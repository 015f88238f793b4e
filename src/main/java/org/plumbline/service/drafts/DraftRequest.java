package org.plumbline.service.drafts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.core.basics.FiscalYear;
import org.plumbline.core.draft.DraftWorkbookWriter.DraftOptions;
import org.plumbline.service.http.ProblemException;

/** The fields of a draft's requests: what the scheme is called, and the answers. */
final class DraftRequest {

    /** Prefix of questions' ids in the page's form. */
    private static final String ANSWER = "answer ";

    private static final int LONGEST = 300;

    private DraftRequest() {}

    static Map<String, String> readAnswers(HttpServletRequest request) {
        Map<String, String> answers = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(ANSWER) && !values[0].isEmpty()) {
                answers.put(name.substring(ANSWER.length()), values[0]);
            }
        });
        return answers;
    }

    /** @throws ProblemException naming the field that is missing or too long */
    static DraftOptions readOptions(HttpServletRequest request) {
        return new DraftOptions(
                text(request, "scheme"),
                text(request, "title"),
                text(request, "jurisdiction"),
                year(request, "from"),
                year(request, "to"),
                text(request, "document"));
    }

    private static String text(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw ProblemException.invalidParameter(name, text, "1–" + LONGEST);
        }
        return text.strip();
    }

    private static int year(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        if (text == null || !text.matches("\\d{4}") || !FiscalYear.isValid(Integer.parseInt(text))) {
            throw ProblemException.invalidParameter(name, text, FiscalYear.range());
        }
        return Integer.parseInt(text);
    }
}
