package org.plumbline.publishing;

import java.util.List;
import org.plumbline.ruleset.Problem;

/** A rule file on disk that was not imported. The version imported before it stays in force. */
public record RefusedRules(String file, List<Problem> problems) {

    public RefusedRules {
        problems = List.copyOf(problems);
    }
}
