package org.plumbline.service.rulesets;

import java.util.List;
import org.plumbline.core.spreadsheet.Problem;

/** A rule file on disk that was not imported. The version imported before it stays in force. */
public record RejectedRuleFile(String file, List<Problem> problems) {

    public RejectedRuleFile {
        problems = List.copyOf(problems);
    }
}
