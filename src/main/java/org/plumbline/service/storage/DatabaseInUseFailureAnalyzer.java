package org.plumbline.service.storage;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports that another process has the data folder open. */
final class DatabaseInUseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** H2's error code for a database file that another process has open. */
    private static final int ALREADY_OPEN = 90020;

    @Override
    protected FailureAnalysis analyze(Throwable root, SQLException cause) {
        if (cause.getErrorCode() != ALREADY_OPEN) {
            return null;
        }
        return new FailureAnalysis(
                "数据目录正被另一个进程使用。 / Another process has the data folder open.",
                "请先停止另一个 Plumbline，或用 plumbline.data-dir 指定别的目录。 / "
                        + "Stop the other Plumbline, or set plumbline.data-dir to another folder.",
                cause);
    }
}
