package org.plumbline.service.http;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests that are to run on PostgreSQL where no server answers, and says so. */
final class PostgresReachable implements ExecutionCondition {

    private static final String MISSING = missing();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (MISSING == null) {
            return ConditionEvaluationResult.enabled("the database answers");
        }
        if ("true".equals(System.getenv("PLUMBLINE_REQUIRE_POSTGRES"))) {
            throw new IllegalStateException("PostgreSQL is required: " + MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    private static String missing() {
        if (!TestDatabase.ON_POSTGRES) {
            return null;
        }
        try {
            TestDatabase.server().getConnection().close();
            return null;
        } catch (SQLException e) {
            String why = "no storage test runs on PostgreSQL: " + TestDatabase.SERVER + ": " + e.getMessage();
            System.err.println(why);
            return why;
        }
    }
}
