package org.plumbline.service.rulesets;

import org.plumbline.core.spreadsheet.Problem;

import java.util.List;

/** A rule file on disk that was not imported. The version imported before it stays in force. */
public record RejectedRuleFile(String file, List<Problem> problems) {

    public RejectedRuleFile {
        problems = List.copyOf(problems);
    }
}
