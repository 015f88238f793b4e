package org.plumbline.service.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports that the program is older than its database. */
final class NewerSchemaFailureAnalyzer extends AbstractFailureAnalyzer<NewerSchemaException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NewerSchemaException cause) {
        return new FailureAnalysis(
                "数据库的版本 " + cause.found() + " 比本程序所知的 " + cause.known() + " 新。 / The database has version "
                        + cause.found() + ", and this program knows versions up to " + cause.known() + " only.",
                "请改用升级后的程序，或恢复升级前的备份。 / Use the program that upgraded the database, or restore the backup made before.",
                cause);
    }
}
